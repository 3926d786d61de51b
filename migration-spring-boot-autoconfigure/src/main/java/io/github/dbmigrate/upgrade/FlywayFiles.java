package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Flyway's configuration as the application made it, but with SQL files read from the
 * source folders where there are any.
 */
final class FlywayFiles {

	private final Configuration original;

	private final MigrationFolder folder;

	private final Set<String> hidden;

	FlywayFiles(Flyway flyway, MigrationFolder folder) {
		this(flyway.getConfiguration(), folder, Set.of());
	}

	private FlywayFiles(Configuration original, MigrationFolder folder, Set<String> hidden) {
		this.original = original;
		this.folder = folder;
		this.hidden = hidden;
	}

	/** The same without some files; the others may run late. */
	FlywayFiles without(Set<String> files) {
		return new FlywayFiles(
				Flyway.configure(this.original.getClassLoader()).configuration(this.original).outOfOrder(true),
				this.folder, files);
	}

	FluentConfiguration configuration() {
		FluentConfiguration copy = unconnected();
		return copy.outOfOrder(copy.isOutOfOrder() || mayRunLate(copy));
	}

	/** The configuration without any file. */
	FluentConfiguration none() {
		return Flyway.configure(this.original.getClassLoader())
			.configuration(this.original)
			.locations(new String[0])
			.javaMigrations();
	}

	/** The configuration as far as it needs no database. */
	FluentConfiguration unconnected() {
		FluentConfiguration copy = Flyway.configure(this.original.getClassLoader()).configuration(this.original);
		if (!this.folder.sources().isEmpty() && this.original.getResourceProvider() == null) {
			copy.resourceProvider(new SourceFiles(copy, this.folder, this.hidden));
		}
		return copy;
	}

	/** Whether files are pending below what ran, and all of them may run late. */
	boolean anyMayRunLate() {
		return mayRunLate(Flyway.configure(this.original.getClassLoader()).configuration(this.original));
	}

	/**
	 * Whether all that is pending below what ran may run late, since a merge proved it.
	 */
	private boolean mayRunLate(FluentConfiguration configuration) {
		Set<Version> proven = new RevisionGraph(this.folder.migrations()).late();
		if (proven.isEmpty()) {
			return false;
		}
		List<Version> late = FlywaySession.open(configuration, (session) -> session.history().late());
		return !late.isEmpty() && proven.containsAll(late);
	}

	/**
	 * The configuration for files that build indexes while others write. They would wait
	 * for ever for the transaction in which Flyway holds its lock, so the lock is one of
	 * the session.
	 */
	FluentConfiguration configuration(boolean concurrent) {
		FluentConfiguration configuration = configuration();
		return concurrent
				? configuration.group(false).configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
				: configuration;
	}

	/** Where the database is. */
	DatabaseSource source() {
		String schema = this.original.getDefaultSchema();
		return new DatabaseSource(this.original.getDataSource(),
				(schema != null) ? schema : Stream.of(this.original.getSchemas()).findFirst().orElse(null));
	}

	FluentConfiguration tracked(StatementTracker tracker, boolean concurrent) {
		return track(configuration(concurrent).batch(false), tracker);
	}

	static FluentConfiguration track(FluentConfiguration configuration, StatementTracker tracker) {
		Callback[] callbacks = Stream
			.concat(Stream.of(configuration.getCallbacks())
				.filter((callback) -> !(callback instanceof StatementTracker)), Stream.of(tracker, new LockLimit()))
			.toArray(Callback[]::new);
		return configuration.callbacks(callbacks);
	}

}
