package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.RowQuestions;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A database of PostgreSQL that is made empty for each pair.
 */
final class PairDatabase {

	private static final String SCHEMAS = """
			select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'""";

	private final SingleConnectionDataSource dataSource = connection();

	private final JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);

	private final TransactionTemplate transaction = new TransactionTemplate(
			new DataSourceTransactionManager(this.dataSource));

	private final SqlDialect dialect = asking(LiveDatabase::dialect);

	private static SingleConnectionDataSource connection() {
		DriverManagerDataSource fresh = TestDatabase.POSTGRESQL.fresh();
		return new SingleConnectionDataSource(fresh.getUrl(), fresh.getUsername(), fresh.getPassword(), true);
	}

	/**
	 * Throws away what is there and runs a script.
	 */
	void load(String script) {
		for (String schema : schemas()) {
			this.jdbc.execute("drop schema \"" + schema + "\" cascade");
		}
		this.jdbc.execute("create schema public;\n" + script);
	}

	Set<String> schemas() {
		return new TreeSet<>(this.jdbc.queryForList(SCHEMAS, String.class));
	}

	Schema read() {
		return asking((live) -> live.read(schemas(), Set.of()));
	}

	/**
	 * Reads it as it is told where another schema knows sequences by name.
	 */
	Schema read(Schema other) {
		return this.dialect.tellingApart(read(), other.sequences().keySet());
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	/**
	 * What {@code db migrate} asks about the rows that are there.
	 */
	RowQuestions ask(Schema before, Schema after) {
		return asking((live) -> RowQuestions.of(live, before, after));
	}

	private <T> T asking(Function<LiveDatabase, T> question) {
		try (LiveDatabase live = LiveDatabase.connect(this.dataSource, null)) {
			return question.apply(live);
		}
	}

	/**
	 * Runs the statements of changes in one transaction, as Flyway does.
	 * @throws Refused when the database refuses one
	 */
	void apply(List<Change> changes) {
		this.transaction.executeWithoutResult((status) -> changes.forEach(this::apply));
	}

	/**
	 * Runs them and takes them back.
	 * @return what the database refuses, or {@code null}
	 */
	@Nullable Refused tried(List<Change> changes) {
		try {
			this.transaction.executeWithoutResult((status) -> {
				changes.forEach(this::apply);
				status.setRollbackOnly();
			});
			return null;
		}
		catch (Refused ex) {
			return ex;
		}
	}

	private void apply(Change change) {
		for (String sql : change.sql(this.dialect)) {
			try {
				this.jdbc.execute(sql);
			}
			catch (DataAccessException ex) {
				throw new Refused(this.dialect, change, ex);
			}
		}
	}

	/**
	 * Puts rows into every table that is empty.
	 */
	void fillRows() {
		inEachSchema((schema) -> RowFiller.fill(this.dataSource, Map.of()));
	}

	/**
	 * The rows of every table, under the names that people read.
	 */
	Rows rows() {
		Map<String, List<Map<String, String>>> rows = new TreeMap<>();
		inEachSchema((schema) -> Rows.of(this.dataSource)
			.tables()
			.forEach((table, some) -> rows.put(schema.equals("public") ? table : schema + "." + table, some)));
		return new Rows(rows);
	}

	private void inEachSchema(Consumer<String> work) {
		for (String schema : schemas()) {
			this.jdbc.execute("set search_path = \"" + schema + "\"");
			work.accept(schema);
		}
		this.jdbc.execute("reset search_path");
	}

	CatalogDump dump() {
		return CatalogDump.of(this.dataSource);
	}

}
