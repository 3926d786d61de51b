package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What all readers do in the same way: ask one question about one schema.
 */
abstract class CatalogReader implements SchemaReader {

	private final JdbcTemplate jdbc;

	CatalogReader(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Runs a catalog query whose parameter is the schema.
	 */
	final void each(String query, String schema, RowReader reader) {
		this.jdbc.query(query, handler(reader), schema);
	}

	/**
	 * Runs a statement that the reader needs for itself.
	 */
	final void each(String query, RowReader reader) {
		this.jdbc.query(query, handler(reader));
	}

	private static RowCallbackHandler handler(RowReader reader) {
		return (result) -> reader.read(new CatalogRow(result));
	}

	final @Nullable String value(String query, @Nullable Object... arguments) {
		List<@Nullable String> values = this.jdbc.queryForList(query, String.class, arguments);
		return values.isEmpty() ? null : values.get(0);
	}

	@Override
	public final List<OtherObject> others(String schema, SchemaCollector collector) {
		List<OtherObject> others = new ArrayList<>();
		for (String query : otherObjects()) {
			each(query, schema, (row) -> {
				String table = row.optional(2);
				others.add(new OtherObject(row.text(1), (table != null) ? collector.name(schema, table) : null,
						collector.name(schema, row.text(3))));
			});
		}
		return others;
	}

	/**
	 * Queries for what else is in a schema. Each takes the schema and gives rows of kind,
	 * table or NULL, and name.
	 */
	abstract List<String> otherObjects();

	final List<String> names(String query, String schema) {
		return this.jdbc.queryForList(query, String.class, schema);
	}

	final List<String> names(String query) {
		return this.jdbc.queryForList(query, String.class);
	}

	@Override
	public final Set<TableName> tablesWithAbout(long rows, SchemaCollector collector) {
		Set<TableName> large = new HashSet<>();
		each(estimates(), Long.toString(rows), (row) -> large.add(collector.name(row.text(1), row.text(2))));
		return large;
	}

	/**
	 * A query for schema and name of the tables that the catalog takes to have so many
	 * rows.
	 */
	abstract String estimates();

	final void run(String statement) {
		this.jdbc.execute(statement);
	}

	@Override
	public String user() {
		String user = value("select current_user");
		return (user != null) ? user : "";
	}

	@Override
	public Optional<Boolean> mayCreateTables(String schema) {
		return Optional.ofNullable(value(mayCreateTables(), schema)).map("yes"::equals);
	}

	/**
	 * Answers yes or no for a schema, or NULL where the catalog does not tell it.
	 */
	abstract String mayCreateTables();

	/**
	 * Takes one row.
	 */
	@FunctionalInterface
	interface RowReader {

		void read(CatalogRow row) throws SQLException;

	}

}
