package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A database, through one connection that is only read.
 */
public final class LiveDatabase implements TableRows, AutoCloseable {

	private static final Map<String, BiFunction<JdbcTemplate, SqlDialect, SchemaReader>> READERS = Map.of("h2",
			H2SchemaReader::new, "postgresql", PostgreSqlSchemaReader::new, "mariadb", MySqlSchemaReader::new, "mysql",
			MySqlSchemaReader::new);

	private final OpenConnection connection;

	private final DatabaseFailure failures;

	private final SqlDialect dialect;

	private final JdbcTemplate jdbc;

	private final SchemaReader reader;

	private final @Nullable String defaultSchema;

	private final Runnable wayBack;

	private LiveDatabase(OpenConnection connection, @Nullable String defaultSchema) {
		this.connection = connection;
		this.failures = new DatabaseFailure(connection.url());
		this.jdbc = connection.jdbc();
		try {
			SqlDialect dialect = connection.dialect();
			this.reader = reader(this.jdbc, dialect);
			boolean missing = defaultSchema != null && !this.reader.sees(defaultSchema);
			this.wayBack = enter(this.reader, missing ? null : defaultSchema);
			this.defaultSchema = missing ? defaultSchema : this.reader.currentSchema();
			this.dialect = dialect.in(this.defaultSchema);
		}
		catch (DataAccessException ex) {
			throw this.failures.refused(ex);
		}
	}

	/**
	 * Connects.
	 * @param dataSource Flyway's own data source
	 * @param defaultSchema the schema whose objects are written unqualified, or
	 * {@code null} for the schema of the connection
	 * @throws io.github.dbmigrate.schema.MigrationException (DATABASE) when it cannot be
	 * reached, (INPUT) when it is not supported; never holds the password
	 */
	public static LiveDatabase connect(DataSource dataSource, @Nullable String defaultSchema) {
		OpenConnection connection = OpenConnection.of(dataSource);
		try {
			return new LiveDatabase(connection, defaultSchema);
		}
		catch (RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Says that no connection can be had.
	 * @param dataSource where it was to come from, or {@code null} when that is not known
	 * @param failure what its driver or its pool said
	 * @return what to throw; never holds the password
	 */
	public static MigrationException unreachable(@Nullable DataSource dataSource, Throwable failure) {
		return OpenConnection.unreachable(dataSource, failure);
	}

	private static SchemaReader reader(JdbcTemplate jdbc, SqlDialect dialect) {
		BiFunction<JdbcTemplate, SqlDialect, SchemaReader> reader = READERS.get(dialect.vendor());
		if (reader == null) {
			throw new MigrationException(Failure.INPUT, "The catalog of " + dialect.product() + " cannot be read.",
					"Supported: " + String.join(", ", new TreeSet<>(READERS.keySet())) + ".");
		}
		return reader.apply(jdbc, dialect);
	}

	private static Runnable enter(SchemaReader reader, @Nullable String schema) {
		if (schema == null || schema.equals(reader.currentSchema())) {
			return () -> {
			};
		}
		return reader.useSchema(schema);
	}

	/** The dialect of this database. */
	public SqlDialect dialect() {
		return this.dialect;
	}

	/** Product and version, for instance {@code PostgreSQL 17.11}. */
	public String product() {
		return this.connection.product();
	}

	/** The JDBC URL without user, password and secrets. */
	public String url() {
		return this.connection.url().clean();
	}

	/**
	 * The schema whose objects are written unqualified, or {@code null} where the
	 * connection is in none.
	 */
	public @Nullable String defaultSchema() {
		return this.defaultSchema;
	}

	/** Whether the database is gone when the process ends. */
	public boolean inMemory() {
		return this.connection.url().inMemory();
	}

	/**
	 * Reads the default schema and the named ones, normalized by the dialect, in a
	 * constant number of queries. Views, temporary tables, partitions and objects that an
	 * extension owns are left out.
	 * @param otherSchemas schemas that the model names, besides the default one
	 * @param ignoredTables tables to leave out, such as Flyway's history table, in any
	 * letter case
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when a schema is not
	 * there for this user
	 */
	public Schema read(Set<String> otherSchemas, Set<String> ignoredTables) {
		return asking(() -> {
			SchemaCollector collector = new SchemaCollector(this.defaultSchema, ignoredTables);
			for (String schema : visible(otherSchemas)) {
				this.reader.read(schema, collector);
			}
			return this.dialect.normalize(collector.schema());
		});
	}

	/** How many statements it was asked with, from the catalog to the rows. */
	public int queries() {
		return this.connection.statements();
	}

	/**
	 * The schemas that are not there, as far as this user can know.
	 */
	public Set<String> missing(Set<String> schemas) {
		return asking(() -> {
			Set<String> missing = new TreeSet<>(schemas);
			missing.removeIf(this.reader::exists);
			return missing;
		});
	}

	/**
	 * What bears rows as a table does in the default schema and the named ones, but is
	 * none that a migration changes: views, foreign tables, partitions, tables of an
	 * extension.
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when a schema is not
	 * there for this user
	 */
	public Set<TableName> views(Set<String> otherSchemas) {
		return asking(() -> {
			SchemaCollector collector = new SchemaCollector(this.defaultSchema, Set.of());
			Set<TableName> names = new TreeSet<>();
			for (String schema : visible(otherSchemas)) {
				this.reader.views(schema).forEach((view) -> names.add(collector.name(schema, view)));
			}
			return names;
		});
	}

	/**
	 * What else is in the default schema and the named ones that no migration of ours
	 * makes or changes: views, partitions, triggers, domains, routines.
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when a schema is not
	 * there for this user
	 */
	public List<OtherObject> others(Set<String> otherSchemas) {
		return asking(() -> {
			SchemaCollector collector = new SchemaCollector(this.defaultSchema, Set.of());
			return visible(otherSchemas).stream()
				.flatMap((schema) -> this.reader.others(schema, collector).stream())
				.toList();
		});
	}

	/**
	 * What uses columns of tables so that this database refuses to change their type or
	 * to drop them, and does not say so before.
	 */
	public List<Dependent> dependents(Collection<String> otherSchemas) {
		return asking(() -> {
			SchemaCollector collector = new SchemaCollector(this.defaultSchema, Set.of());
			return visible(Set.copyOf(otherSchemas)).stream()
				.flatMap((schema) -> this.reader.dependents(schema, collector).stream())
				.toList();
		});
	}

	private Set<String> visible(Set<String> otherSchemas) {
		if (this.defaultSchema == null) {
			throw new MigrationException(Failure.INPUT, "The connection to " + url() + " is in no schema.",
					"Name one in spring.datasource.url or in spring.flyway.default-schema.");
		}
		Set<String> schemas = new TreeSet<>(otherSchemas);
		schemas.add(this.defaultSchema);
		List<String> missing = schemas.stream().filter((schema) -> !this.reader.sees(schema)).toList();
		if (!missing.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"The schema " + String.join(", ", missing) + " does not exist in " + url() + ", or the user "
							+ this.reader.user() + " may not see it.",
					"Create it or grant the user the right to use it. Flyway creates the schemas in spring.flyway.schemas"
							+ " on its first run.");
		}
		return schemas;
	}

	@Override
	public boolean known() {
		return true;
	}

	@Override
	public long rows(TableName table) {
		return count(this.dialect.sql("select count(*) from").table(table).toString());
	}

	@Override
	public long nulls(TableName table, String column) {
		return count(this.dialect.sql("select count(*) from")
			.table(table)
			.words("where")
			.name(column)
			.words("is null")
			.toString());
	}

	/**
	 * The rows of a table with their values.
	 * @param limit where it has more, their number alone is read
	 */
	public StoredRows stored(Table table, int limit) {
		long count = rows(table.name());
		return asking(() -> StoredRows.read(this.jdbc, this.dialect, table, count, limit));
	}

	private long count(String query) {
		Long count = asking(() -> this.jdbc.queryForObject(query, Long.class));
		return (count != null) ? count : 0;
	}

	@Override
	public List<String> objectionsToFill(ExpectedRows rows, Column column, String expression, boolean unique,
			List<CheckConstraint> checks) {
		FillTrial trial = new FillTrial(this.dialect, rows, column, expression);
		return tried(trial, rows.before(), (connection) -> trial.run(connection, unique, checks));
	}

	@Override
	public List<String> objectionsToReference(ExpectedRows rows, Column column, String expression, ForeignKey key) {
		FillTrial trial = new FillTrial(this.dialect, rows, column, expression);
		return tried(trial, rows.before(), (connection) -> trial.lookUp(connection, key));
	}

	@Override
	public RowTrial trial() {
		return new LiveRowTrial(this.connection, this.dialect, this.failures);
	}

	private List<String> tried(FillTrial trial, Table table, OpenConnection.Work<List<String>> work) {
		if (trial.wouldUseUpNumbers()) {
			return List.of();
		}
		try {
			return this.connection.withoutWriting(work);
		}
		catch (SQLException ex) {
			if (LockHolders.isWait(ex)) {
				throw refused(ex);
			}
			return List.of("The database cannot compute it for " + this.dialect.shown(table.name()) + ": "
					+ this.failures.reason(ex) + ".");
		}
	}

	/**
	 * Makes tables where nobody sees them, reads them back and leaves nothing behind.
	 * @param tables columns, checks and indexes of tables, under the names that they have
	 * here; anything else is left out
	 * @return each table as the database tells it, or why it could not be made
	 */
	public Map<TableName, Rehearsed> rehearse(List<Table> tables) {
		return asking(
				() -> new Rehearsals(this.connection, this.dialect, this.failures, this.defaultSchema).of(tables));
	}

	/**
	 * Runs statements where nobody sees them and leaves nothing behind.
	 * @param steps the statements of each step; the first makes a copy of tables
	 * @param otherSchemas schemas that the statements name; only {@link #copiesSchemas()
	 * some databases} can copy them
	 * @return what there was after each step, or what was refused
	 */
	public Trial play(List<List<String>> steps, Set<String> otherSchemas) {
		return asking(() -> new StructuralCopy(this.connection, this.dialect, this.failures).play(steps, otherSchemas));
	}

	/** Whether a copy has schemas of its own, so that no statement leaves it. */
	public boolean copiesSchemas() {
		return this.dialect.vendor().equals("h2");
	}

	/**
	 * The tables that have at least so many rows, as the database estimates without a
	 * count; empty where it is not asked.
	 */
	public Set<TableName> tablesWithAbout(long rows) {
		return asking(() -> this.reader.tablesWithAbout(rows, new SchemaCollector(this.defaultSchema, Set.of())));
	}

	/** The names of all schemas. */
	public List<String> schemas() {
		return asking(this.reader::schemas);
	}

	/** The names of all that a statement may speak of, in whatever schema it is. */
	public List<String> names() {
		return asking(this.reader::names);
	}

	/** The name of the user. */
	public String user() {
		return asking(this.reader::user);
	}

	/**
	 * Whether the user may make tables in the default schema; empty where the database
	 * does not tell it.
	 */
	public Optional<Boolean> mayCreateTables() {
		String schema = this.defaultSchema;
		return (schema != null) ? asking(() -> this.reader.mayCreateTables(schema)) : Optional.empty();
	}

	/**
	 * Why there can be no copy of tables here, or {@code null} where there can.
	 */
	public @Nullable String refusalOfScratch() {
		Trial.Stop stop = play(List.of(), Set.of()).stop();
		return (stop != null) ? stop.reason() : null;
	}

	private <T extends @Nullable Object> T asking(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (DataAccessException ex) {
			throw refused(ex);
		}
	}

	private MigrationException refused(Throwable failure) {
		return LockHolders.isWait(DatabaseFailure.deepest(failure))
				? this.failures.locked(failure, LockHolders.ofTables(this.jdbc)) : this.failures.refused(failure);
	}

	@Override
	public void close() {
		try (OpenConnection closing = this.connection) {
			asking(() -> {
				this.wayBack.run();
				return closing;
			});
		}
	}

}
