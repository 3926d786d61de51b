package io.github.dbmigrate.generate;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.reconcile.Drops;
import io.github.dbmigrate.generate.reconcile.MadeByEntities;
import io.github.dbmigrate.generate.reconcile.Reconciliation;
import io.github.dbmigrate.generate.reconcile.Verdict;
import io.github.dbmigrate.generate.wording.Wording;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a large schema costs.
 */
class LargeSchemaTests {

	private static final long MILLISECONDS = 1_000_000;

	@Test
	void aThousandTablesAreReadAndComparedInLessThanASecondOfOurTime() throws SQLException {
		DataSource dataSource = TestDatabase.POSTGRESQL.fresh();
		create(dataSource, 1_000);
		try (LiveDatabase live = LiveDatabase.connect(dataSource, null)) {
			assertThat(changes(live)).isEmpty();
			long start = cpuTime();
			assertThat(changes(live)).isEmpty();
			long spent = (cpuTime() - start) / MILLISECONDS;
			System.err.printf("1000 tables with 10000 columns read and compared in %d ms of our own time%n", spent);
			assertThat(spent).isLessThan(1_000);
		}
	}

	@Test
	void tenTimesTheTablesCostTenTimesTheTime() {
		SqlDialect dialect = SqlDialect.of("PostgreSQL", 17, 0);
		compare(synthetic(dialect, 2_000, false), synthetic(dialect, 2_000, true), dialect);
		long few = time(() -> compare(synthetic(dialect, 200, false), synthetic(dialect, 200, true), dialect));
		long many = time(() -> compare(synthetic(dialect, 2_000, false), synthetic(dialect, 2_000, true), dialect));
		assertThat(many).as("against %d ns for a tenth", few).isLessThan(Math.max(few, 5 * MILLISECONDS) * 40);
	}

	private static List<Change> changes(LiveDatabase live) {
		Schema database = live.read(Set.of(), Set.of());
		return compare(database, new Model(database, Mapping.EMPTY).schema(), live.dialect());
	}

	private static List<Change> compare(Schema database, Schema wanted, SqlDialect dialect) {
		Model model = new Model(wanted, Mapping.EMPTY);
		Wording wording = Wording.of(model, null, database, dialect, (tables) -> {
			throw new AssertionError("A scratch place is opened although no expression differs");
		});
		Answers answers = new Answers(dialect, Decisions.NONE, Asker.NOBODY, DropPolicy.ALLOW);
		Schema target = new Reconciliation(wording.model(), null, database, new Verdict(true, null),
				new Drops(answers, MadeByEntities.NOTHING))
			.target();
		return SchemaDiff.between(database, target, Fills.NONE);
	}

	private static long time(Supplier<List<Change>> comparison) {
		long best = Long.MAX_VALUE;
		for (int i = 0; i < 3; i++) {
			long start = cpuTime();
			assertThat(comparison.get()).isNotEmpty();
			best = Math.min(best, cpuTime() - start);
		}
		return best;
	}

	private static long cpuTime() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static Schema synthetic(SqlDialect dialect, int count, boolean later) {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			List<Column> columns = new ArrayList<>();
			for (int j = 0; j < 10; j++) {
				columns.add(new Column("c" + j, dialect.type("integer"), j > 0 && !later));
			}
			TableName before = new TableName(null, "t%05d".formatted(Math.max(0, i - 1)));
			ForeignKey key = new ForeignKey("fk" + i, List.of("c1"), before, List.of("c0"), ForeignKey.Action.NO_ACTION,
					ForeignKey.Action.NO_ACTION);
			tables.add(new Table(new TableName(null, "t%05d".formatted(i)), columns, null, List.of(), List.of(),
					List.of(key), List.of(), null, List.of()));
		}
		return Schema.of(tables, List.of());
	}

	private static void create(DataSource dataSource, int count) throws SQLException {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			for (int i = 0; i < count; i++) {
				statement.execute(("create table t%1$d (id bigint primary key, a varchar(20) default 'x', "
						+ "b int check (b > 0), c numeric(10,2), d timestamptz default now(), e boolean not null, "
						+ "f text, g uuid, h bigint references t%2$d (id), i date, "
						+ "constraint uk%1$d unique (a, b))")
					.formatted(i, Math.max(0, i - 1)));
				statement.execute("create index ix%1$d on t%1$d (h)".formatted(i));
			}
			connection.commit();
		}
	}

}
