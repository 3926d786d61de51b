package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.dbmigrate.database.Trial.Stop;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements in a scratch place that stands for the schema of the tables, and reads
 * after each step what there is.
 */
final class StructuralCopy {

	private static final Map<String, Scratch.Opening> SCRATCHES = Map.of("h2", H2Scratch::openForCopy, "postgresql",
			PostgreSqlScratch::open, "mariadb", MySqlScratch::openForCopy, "mysql", MySqlScratch::openForCopy);

	/** No right, a transaction that is in the way, a time that is over. */
	private static final Set<String> STATES = Set.of("42501", "25001", "25006", "55P03", "57014");

	/** The same on MySQL and MariaDB, which say it with numbers. */
	private static final Set<Integer> CODES = Set.of(1044, 1142, 1205, 1227);

	private final OpenConnection connection;

	private final SqlDialect dialect;

	private final DatabaseFailure failures;

	StructuralCopy(OpenConnection connection, SqlDialect dialect, DatabaseFailure failures) {
		this.connection = connection;
		this.dialect = dialect;
		this.failures = failures;
	}

	/**
	 * @param steps the statements of each step; the first makes the copy
	 * @param schemas the schemas to read besides that of the scratch place, where it has
	 * room for them
	 */
	Trial play(List<List<String>> steps, Set<String> schemas) {
		List<Schema> states = new ArrayList<>();
		Scratch.Opening opening = Objects.requireNonNull(SCRATCHES.get(this.dialect.vendor()));
		try (Scratch scratch = this.connection.scratch(opening, this.dialect)) {
			scratch.enter();
			for (List<String> statements : steps) {
				Stop stop = run(scratch, statements);
				if (stop != null) {
					return new Trial(states, stop);
				}
				states.add(read(scratch, schemas));
			}
			return new Trial(states, null);
		}
		catch (SQLException ex) {
			return new Trial(states, new Stop(null, this.failures.reason(ex), true));
		}
	}

	private @Nullable Stop run(Scratch scratch, List<String> statements) {
		for (String statement : statements) {
			try {
				scratch.run(statement);
			}
			catch (SQLException ex) {
				return new Stop(statement, this.failures.reason(ex),
						STATES.contains(ex.getSQLState()) || CODES.contains(ex.getErrorCode()));
			}
		}
		return null;
	}

	private Schema read(Scratch scratch, Set<String> schemas) throws SQLException {
		SchemaCollector collector = new SchemaCollector(scratch.schema(), Set.of(Scratch.TRACE));
		scratch.read(collector);
		for (String schema : schemas) {
			scratch.readOther(schema, collector);
		}
		return this.dialect.normalize(collector.schema());
	}

}
