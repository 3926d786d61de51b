package io.github.dbmigrate.actuate;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@link Endpoint @Endpoint} that shows the migrations of a database, and generates, runs
 * and checks them where it may be written to.
 */
@Endpoint(id = "migrations", defaultAccess = Access.READ_ONLY)
public final class MigrationsEndpoint {

	private final Supplier<MigrationService> service;

	/**
	 * @param service asked for with each request
	 */
	public MigrationsEndpoint(Supplier<MigrationService> service) {
		this.service = service;
	}

	/** Where each database stands. */
	@ReadOperation
	public Databases databases() {
		DatabaseStatus status = this.service.get().status();
		return new Databases(Map.of(status.database(), DatabaseDescriptor.of(status)));
	}

	/**
	 * One migration with its way back.
	 * @param version a version, {@code head} or {@code current}
	 */
	@ReadOperation
	public MigrationDescriptor migration(@Selector String version) {
		return MigrationDescriptor.of(this.service.get().show(version));
	}

	/**
	 * Generates, upgrades or checks.
	 * @param action {@code generate}, {@code upgrade} or {@code check}
	 * @param message the message of the migration to generate
	 * @param target the version to upgrade to
	 */
	@WriteOperation
	public Object run(@Nullable String action, @Nullable String message, @Nullable String target) {
		return switch ((action != null) ? action.toLowerCase(Locale.ROOT) : "") {
			case "generate" -> this.service.get().generate(GenerateOptions.of(message));
			case "upgrade" -> this.service.get().upgrade(target);
			case "check" -> CheckDescriptor.of(this.service.get().check());
			default -> throw unknown(action);
		};
	}

	private static MigrationException unknown(@Nullable String action) {
		return new MigrationException(Failure.INPUT,
				(action != null) ? "There is no action '" + action + "'; nothing was done." : "There is no action.",
				"Send {\"action\": \"generate\"}, {\"action\": \"upgrade\"} or {\"action\": \"check\"}.");
	}

	/**
	 * Where each database stands.
	 *
	 * @param databases by name
	 */
	public record Databases(Map<String, DatabaseDescriptor> databases) implements OperationResponseBody {
	}

}
