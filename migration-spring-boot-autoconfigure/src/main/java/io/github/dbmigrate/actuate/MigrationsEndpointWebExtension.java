package io.github.dbmigrate.actuate;

import java.util.function.Supplier;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Answers a failure of the {@link MigrationsEndpoint} over HTTP with a status and what
 * mends it.
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public final class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint endpoint;

	/**
	 * @param endpoint does the work
	 */
	public MigrationsEndpointWebExtension(MigrationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/** Where each database stands. */
	@ReadOperation
	public WebEndpointResponse<Object> databases() {
		return respond(WebEndpointResponse.STATUS_BAD_REQUEST, this.endpoint::databases);
	}

	/**
	 * One migration with its way back; 404 for an unknown version.
	 * @param version a version, {@code head} or {@code current}
	 * @param database the name of the database, where there are several
	 */
	@ReadOperation
	public WebEndpointResponse<Object> migration(@Selector String version, @Nullable String database) {
		return respond(WebEndpointResponse.STATUS_NOT_FOUND, () -> this.endpoint.migration(version, database));
	}

	/**
	 * Generates, upgrades or checks.
	 * @param action {@code generate}, {@code upgrade} or {@code check}
	 * @param message the message of the migration to generate
	 * @param target the version to upgrade to
	 * @param database the name of the database, where there are several
	 */
	@WriteOperation
	public WebEndpointResponse<Object> run(@Nullable String action, @Nullable String message, @Nullable String target,
			@Nullable String database) {
		return respond(WebEndpointResponse.STATUS_BAD_REQUEST,
				() -> this.endpoint.run(action, message, target, database));
	}

	private static WebEndpointResponse<Object> respond(int badInput, Supplier<Object> operation) {
		try {
			return new WebEndpointResponse<>(operation.get());
		}
		catch (MigrationException ex) {
			return new WebEndpointResponse<>(ProblemDescriptor.of(ex), status(ex.failure(), badInput));
		}
	}

	private static int status(Failure failure, int badInput) {
		return switch (failure) {
			case FINDINGS, QUESTION -> 409;
			case INPUT -> badInput;
			case DATABASE -> WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
		};
	}

}
