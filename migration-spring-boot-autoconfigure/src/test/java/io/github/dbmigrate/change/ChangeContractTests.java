package io.github.dbmigrate.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every kind of change on real databases with rows in the tables: forth, back and forth
 * again.
 */
class ChangeContractTests {

	private static final Schema EMPTY = Schema.of(List.of(), List.of());

	@TestFactory
	Stream<DynamicTest> aChangeLeadsToItsTargetAndBack() throws IOException {
		List<Case> cases = cases();
		return TestDatabase.chosen()
			.flatMap((database) -> cases.stream()
				.filter((one) -> one.runsOn(database))
				.map((one) -> DynamicTest.dynamicTest(database + " " + one.name(),
						() -> new Run(database, one).play())));
	}

	@TestFactory
	Stream<DynamicTest> withoutAKindOfChangeItIsNotReached() throws IOException {
		List<Case> cases = cases();
		return KindsBetweenDatabases.CASES.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey().getSimpleName(),
					() -> assertFails(named(entry.getValue(), cases), entry.getKey())));
	}

	private static Case named(String name, List<Case> cases) {
		return cases.stream().filter((one) -> one.name().startsWith(name)).findFirst().orElseThrow();
	}

	private static void assertFails(Case one, Class<? extends Change> kind) {
		Run blind = new Run(TestDatabase.POSTGRESQL, one, kind);
		assertThatThrownBy(blind::play).isInstanceOf(AssertionError.class);
		assertThat(blind.unseen).isPositive();
	}

	private static List<Case> cases() throws IOException {
		try (InputStream stream = ChangeContractTests.class.getResourceAsStream("/changes/cases.txt")) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			return Arrays.stream(text.split("(?m)^=== ")).filter((one) -> !one.isBlank()).map(Case::parse).toList();
		}
	}

	private record Case(String name, Map<String, String> parts) {

		static Case parse(String text) {
			int line = text.indexOf('\n');
			Map<String, String> parts = new HashMap<>();
			for (String part : ("--- before\n" + text.substring(line + 1)).split("(?m)^--- ")) {
				if (!part.isBlank()) {
					int end = part.indexOf('\n');
					parts.put(part.substring(0, end), part.substring(end + 1));
				}
			}
			return new Case(text.substring(0, line), parts);
		}

		boolean runsOn(TestDatabase database) {
			boolean refused = TestDatabase.isMySql() && this.name.contains("not MySQL");
			return !refused && (!this.name.contains(";") || this.name.contains(database.name()));
		}

		Schema schema(SqlDialect dialect, String part) {
			return SchemaText.parse(dialect, this.parts.getOrDefault(part, ""));
		}

		List<String> lines(String part) {
			return this.parts.getOrDefault(part, "").lines().filter((line) -> !line.isBlank()).toList();
		}

		Fills fills(SqlDialect dialect) {
			Map<Fills.Target, String> fills = new HashMap<>();
			for (String line : lines("fill")) {
				String[] words = line.split(" ", 3);
				TableName table = new TableName(null, dialect.storedName(words[0], false));
				fills.put(new Fills.Target(table, dialect.storedName(words[1], false)), words[2]);
			}
			return new Fills(fills);
		}

	}

	private static final class Run {

		private final Case one;

		private final DriverManagerDataSource dataSource;

		private final SqlDialect dialect;

		private final @Nullable Class<? extends Change> unknown;

		private String last = "";

		private int unseen;

		Run(TestDatabase database, Case one) {
			this(database, one, null);
		}

		/**
		 * @param unknown a kind of change that is not detected
		 */
		Run(TestDatabase database, Case one, @Nullable Class<? extends Change> unknown) {
			this.unknown = unknown;
			this.one = one;
			this.dataSource = database.fresh();
			try (LiveDatabase live = LiveDatabase.connect(this.dataSource, null)) {
				this.dialect = live.dialect();
			}
		}

		void play() {
			Schema wanted = this.one.schema(this.dialect, "after");
			Schema model = this.one.schema(this.dialect, "before");
			apply(between(EMPTY, model, Fills.NONE));
			execute(this.one.lines("rows"));
			Schema before = read();
			assertAgrees(before, model);
			List<Change> changes = between(before, wanted, this.one.fills(this.dialect));
			assertThat(changes).isNotEmpty().isEqualTo(between(before, wanted, this.one.fills(this.dialect)));
			Map<TableName, Long> rows = rows(before, wanted);
			apply(changes);
			Schema after = read();
			assertAgrees(after, wanted);
			assertThat(rows(before, wanted)).isEqualTo(rows);
			execute(this.one.lines("later"));
			rows = rows(before, wanted);
			apply(SchemaDiff.undo(changes));
			assertThat(sorted(read())).describedAs(this.last).isEqualTo(sorted(before));
			assertThat(rows(before, wanted)).isEqualTo(rows);
			apply(changes);
			assertThat(sorted(read())).describedAs(this.last).isEqualTo(sorted(after));
			apply(between(read(), EMPTY, Fills.NONE));
			assertThat(read()).isEqualTo(EMPTY);
		}

		private void assertAgrees(Schema there, Schema wanted) {
			assertThat(between(there, wanted, Fills.NONE)).map((change) -> change.summary(this.dialect))
				.describedAs(this.last)
				.isEmpty();
			assertThat(owners(there)).isEqualTo(owners(wanted));
		}

		/** The diff alone would not miss an owner that it never makes. */
		private static Map<TableName, Object> owners(Schema schema) {
			Map<TableName, Object> owners = new HashMap<>();
			schema.sequences().forEach((name, sequence) -> owners.put(name, String.valueOf(sequence.owner())));
			return owners;
		}

		private List<Change> between(Schema before, Schema after, Fills fills) {
			List<Change> all = SchemaDiff.between(before, after, fills);
			List<Change> seen = all.stream()
				.filter((change) -> this.unknown == null || !this.unknown.isInstance(change))
				.toList();
			this.unseen += all.size() - seen.size();
			return seen;
		}

		private void apply(List<Change> changes) {
			List<String> statements = changes.stream().flatMap((change) -> change.sql(this.dialect).stream()).toList();
			this.last = String.join(";\n", statements);
			assertThat(this.last).doesNotContain("${");
			execute(statements);
		}

		private void execute(List<String> statements) {
			SingleConnectionDataSource connection = new SingleConnectionDataSource(this.dataSource.getUrl(),
					this.dataSource.getUsername(), this.dataSource.getPassword(), true);
			JdbcTemplate jdbc = new JdbcTemplate(connection);
			for (String statement : statements) {
				try {
					jdbc.execute(statement);
				}
				catch (RuntimeException ex) {
					throw new AssertionError(ex.getMessage() + "\nin\n" + String.join(";\n", statements), ex);
				}
			}
			connection.destroy();
		}

		private Schema read() {
			try (LiveDatabase live = LiveDatabase.connect(this.dataSource, null)) {
				return live.read(Set.of(), Set.of());
			}
		}

		private Map<TableName, Long> rows(Schema before, Schema after) {
			Map<TableName, Long> rows = new HashMap<>();
			try (LiveDatabase live = LiveDatabase.connect(this.dataSource, null)) {
				before.tables()
					.keySet()
					.stream()
					.filter(after.tables()::containsKey)
					.forEach((table) -> rows.put(table, live.rows(table)));
			}
			return rows;
		}

		/**
		 * Where a column stands is not restored, and who named a primary key says
		 * nothing.
		 */
		private static Schema sorted(Schema schema) {
			return Schema.of(schema.tables().values().stream().map(Run::sorted).toList(), schema.sequences().values());
		}

		private static Table sorted(Table table) {
			return new Table(table.name(), table.columns().stream().sorted(Comparator.comparing(Column::name)).toList(),
					unnamed(table.primaryKey()), table.uniqueConstraints(), table.indexes(), table.foreignKeys(),
					table.checks(), table.comment(), table.seed());
		}

		private static @Nullable PrimaryKey unnamed(@Nullable PrimaryKey key) {
			return (key != null) ? new PrimaryKey(null, key.columns()) : null;
		}

	}

}
