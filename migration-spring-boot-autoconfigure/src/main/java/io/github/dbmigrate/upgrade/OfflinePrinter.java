package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.UndoFile;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.jspecify.annotations.Nullable;

/**
 * Prints files, callbacks and rows of the history in the order in which they would run.
 */
final class OfflinePrinter {

	/** What would run once for each statement, which no file for a client can do. */
	private static final Set<Event> OF_STATEMENTS = EnumSet.of(Event.BEFORE_EACH_MIGRATE_STATEMENT,
			Event.AFTER_EACH_MIGRATE_STATEMENT);

	/** What only watches, and does nothing to the database. */
	private static final Set<Class<?>> OWN = Set.of(StatementTracker.class, LockLimit.class, WatchedFiles.class);

	private final Configuration configuration;

	private final ClientScripts scripts;

	private final List<SqlCallback> callbacks;

	private final List<OfflineScript> printed = new ArrayList<>();

	OfflinePrinter(Configuration configuration, ClientScripts scripts) {
		this.configuration = configuration;
		this.scripts = scripts;
		this.callbacks = scripts.callbacks();
	}

	List<OfflineScript> printed() {
		return List.copyOf(this.printed);
	}

	HistorySql history() {
		return this.scripts.history();
	}

	void text(String name, String sql) {
		this.printed.add(new OfflineScript(name, sql));
	}

	void lacking(String name, String reason) {
		this.printed.add(OfflineScript.lacking(name, reason));
	}

	void connected(String schema) {
		this.scripts.use(schema).ifPresent((sql) -> text("the schema of the files", sql));
		callbacks(Event.AFTER_CONNECT);
	}

	/** Makes the history. */
	void create(List<String> statements) {
		text(this.configuration.getTable(), this.scripts.plain(statements));
	}

	/** What runs before an upgrade makes anything. */
	void beforeUpgrade() {
		if (this.configuration.isValidateOnMigrate()) {
			callbacks(Event.BEFORE_VALIDATE, Event.AFTER_VALIDATE);
		}
		if (this.configuration.isCreateSchemas()) {
			callbacks(Event.CREATE_SCHEMA, Event.BEFORE_CREATE_SCHEMA);
		}
	}

	/** All migrations of an upgrade, with what runs between them. */
	void upgrade(List<ResolvedMigration> migrations) {
		callbacks(Event.BEFORE_MIGRATE);
		migrations.stream().filter((one) -> one.getVersion() != null).forEach(this::migration);
		callbacks(Event.AFTER_VERSIONED);
		List<ResolvedMigration> repeatable = migrations.stream().filter((one) -> one.getVersion() == null).toList();
		if (!repeatable.isEmpty()) {
			callbacks(Event.BEFORE_REPEATABLES);
		}
		repeatable.forEach(this::migration);
		callbacks(Event.AFTER_MIGRATE_APPLIED, Event.AFTER_MIGRATE, Event.AFTER_MIGRATE_OPERATION_FINISH);
		unprintable();
	}

	private void migration(ResolvedMigration file) {
		SqlScript script = this.scripts.file(file.getScript()).orElseThrow(() -> notSql(file));
		String row = history().record((file.getVersion() != null) ? file.getVersion().getVersion() : null,
				file.getDescription(), file.getType().name(), file.getScript(), file.getChecksum());
		text(file.getScript(),
				this.scripts.print(of(Event.BEFORE_EACH_MIGRATE), script, of(Event.AFTER_EACH_MIGRATE), List.of(row)));
	}

	private static MigrationException notSql(ResolvedMigration file) {
		return new MigrationException(Failure.INPUT,
				file.getScript() + " is written in Java, so no SQL can be printed for it. Nothing was run.",
				"Print up to the version below it (db upgrade --sql VERSION), and run it with db upgrade.");
	}

	/**
	 * @param connection counts what it drops, or {@code null} where nobody can
	 */
	void undo(UndoFile undo, AppliedMigration row, @Nullable Connection connection) {
		String deleted = history().record(row.getVersion().getVersion(), row.getDescription(),
				CoreMigrationType.DELETE.name(), row.getScript(), null);
		SqlScript script = this.scripts.text(undo.sql());
		this.printed.add(new OfflineScript(undo.fileName(), this.scripts.print(script, List.of(deleted)))
			.losing(new LostData(connection, undo.version()).in(statements(script))));
	}

	private static List<String> statements(SqlScript script) {
		List<String> statements = new ArrayList<>();
		try (SqlStatementIterator iterator = script.getSqlStatements()) {
			iterator.forEachRemaining((statement) -> statements.add(statement.getSql()));
		}
		return statements;
	}

	void statements(String name, List<String> statements) {
		text(name, this.scripts.print(statements));
	}

	private void callbacks(Event... events) {
		Stream.of(events)
			.flatMap((event) -> this.callbacks.stream().filter((callback) -> callback.event() == event))
			.forEach((callback) -> text(callback.file(), this.scripts.print(callback.script(), List.of())));
	}

	private List<SqlScript> of(Event event) {
		return this.callbacks.stream()
			.filter((callback) -> callback.event() == event)
			.map(SqlCallback::script)
			.toList();
	}

	private void unprintable() {
		this.callbacks.stream()
			.filter((callback) -> OF_STATEMENTS.contains(callback.event()))
			.forEach((callback) -> lacking(callback.file(), "runs with each statement."));
		Stream.of(this.configuration.getCallbacks())
			.filter((callback) -> !OWN.contains(callback.getClass()))
			.map(Callback::getClass)
			.map(Class::getName)
			.forEach((name) -> lacking(name, "is a callback written in Java."));
	}

}
