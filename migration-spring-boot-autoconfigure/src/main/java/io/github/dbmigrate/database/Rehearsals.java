package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Opens a scratch place for the tables of each schema, so that no two in it have the same
 * name.
 */
final class Rehearsals {

	private static final Map<String, Scratch.Opening> SCRATCHES = Map.of("h2", H2Scratch::open, "postgresql",
			PostgreSqlScratch::open, "mariadb", MySqlScratch::open, "mysql", MySqlScratch::open);

	private final OpenConnection connection;

	private final SqlDialect dialect;

	private final DatabaseFailure failures;

	private final @Nullable String defaultSchema;

	Rehearsals(OpenConnection connection, SqlDialect dialect, DatabaseFailure failures,
			@Nullable String defaultSchema) {
		this.connection = connection;
		this.dialect = dialect;
		this.failures = failures;
		this.defaultSchema = defaultSchema;
	}

	Map<TableName, Rehearsed> of(List<Table> tables) {
		Map<String, List<Table>> schemas = new TreeMap<>();
		for (Table table : tables) {
			String schema = Objects.requireNonNullElse(table.name().schema(), "");
			schemas.computeIfAbsent(schema, (key) -> new ArrayList<>()).add(table);
		}
		Map<TableName, Rehearsed> results = new TreeMap<>();
		schemas.values().forEach((some) -> results.putAll(together(some)));
		return results;
	}

	private Map<TableName, Rehearsed> together(List<Table> tables) {
		Scratch.Opening opening = Objects.requireNonNull(SCRATCHES.get(this.dialect.vendor()));
		try (Scratch scratch = this.connection.scratch(opening, this.dialect)) {
			return new Rehearsal(scratch, this.dialect, this.failures).of(tables,
					new SchemaCollector(this.defaultSchema, Set.of()));
		}
		catch (SQLException ex) {
			Map<TableName, Rehearsed> refused = new TreeMap<>();
			tables.forEach((table) -> refused.put(table.name(), Rehearsed.refusing(table, this.failures.reason(ex))));
			return refused;
		}
	}

}
