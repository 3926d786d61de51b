package io.github.dbmigrate.actuate;

import java.util.Locale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
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

	private final Supplier<Databases> databases;

	/**
	 * @param databases asked for with each request
	 */
	public MigrationsEndpoint(Supplier<Databases> databases) {
		this.databases = databases;
	}

	/** Where each database stands. */
	@ReadOperation
	public DatabasesDescriptor databases() {
		Map<String, Supplier<MigrationService>> all = this.databases.get().all();
		Map<String, DatabaseDescriptor> descriptors = new LinkedHashMap<>();
		all.forEach((name, service) -> descriptors.put(name, (all.size() == 1) ? status(service) : oneOf(service)));
		return new DatabasesDescriptor(descriptors);
	}

	/**
	 * One migration with its way back.
	 * @param version a version, {@code head} or {@code current}
	 * @param database the name of the database, where there are several
	 */
	@ReadOperation
	public MigrationDescriptor migration(@Selector String version, @Nullable String database) {
		return MigrationDescriptor.of(one(database).show(version));
	}

	/**
	 * Generates, upgrades or checks.
	 * @param action {@code generate}, {@code upgrade} or {@code check}
	 * @param message the message of the migration to generate
	 * @param target the version to upgrade to
	 * @param database the name of the database, where there are several
	 */
	@WriteOperation
	public Object run(@Nullable String action, @Nullable String message, @Nullable String target,
			@Nullable String database) {
		return switch ((action != null) ? action.toLowerCase(Locale.ROOT) : "") {
			case "generate" -> one(database).generate(GenerateOptions.of(message));
			case "upgrade" -> one(database).upgrade(target);
			case "check" -> CheckDescriptor.of(one(database).check());
			default -> throw unknown(action);
		};
	}

	private static DatabaseDescriptor status(Supplier<MigrationService> service) {
		return DatabaseDescriptor.of(service.get().status());
	}

	/** A database that cannot be asked hides none of the others. */
	private static DatabaseDescriptor oneOf(Supplier<MigrationService> service) {
		try {
			return status(service);
		}
		catch (MigrationException ex) {
			return DatabaseDescriptor.of(ex);
		}
	}

	private MigrationService one(@Nullable String database) {
		return this.databases.get().one(database);
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
	public record DatabasesDescriptor(Map<String, DatabaseDescriptor> databases) implements OperationResponseBody {
	}

}
