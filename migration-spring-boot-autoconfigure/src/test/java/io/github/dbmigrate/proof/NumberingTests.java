package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another way to number rows goes on behind the rows that are there.
 */
class NumberingTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("identity", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id; String name; }
			""", "sequence", """
			@Entity class Customer { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id; String name; }
			""", "single", """
			@Entity class Customer { @Id @GeneratedValue(generator = "s") @SequenceGenerator(name = "s",
				sequenceName = "customer_seq", allocationSize = 1) Long id; String name; }
			""", "shared", """
			@Entity class Customer { @Id @GeneratedValue(generator = "s") @SequenceGenerator(name = "s",
				sequenceName = "numbers", allocationSize = 1) Long id; String name; }
			@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Animal {
				@Id @GeneratedValue(generator = "t") @SequenceGenerator(name = "t",
				sequenceName = "numbers", allocationSize = 1) Long id; }
			@Entity class Dog extends Animal { String breed; }
			""", "plain", """
			@Entity class Customer { @Id Long id; String name; }
			@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS) class Animal { @Id Long id; }
			@Entity class Dog extends Animal { String breed; }
			"""));

	@ParameterizedTest
	@EnumSource
	void aSequenceThatTakesThePlaceOfAnIdentityBeginsBehindTheRows(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "identity");
		JdbcTemplate jdbc = workbench.jdbc();
		jdbc.update("insert into customer (name) values ('a'), ('b'), ('c')");
		CatalogDump before = workbench.dump();
		go(workbench, "sequence");
		assertThat(next(database, jdbc, "customer_seq")).as("a step above the greatest").isEqualTo(53);
		jdbc.update("insert into customer (id, name) values (53, 'd')");
		workbench.with(MODELS.get("sequence")).downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(before.toString());
		jdbc.update("insert into customer (name) values ('e')");
		assertThat(jdbc.queryForObject("select max(id) from customer", Long.class)).isEqualTo(54);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aSequenceThatComesBackBeginsBehindTheRows(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "single");
		JdbcTemplate jdbc = workbench.jdbc();
		jdbc.update("insert into customer (id, name) values (7, 'a'), (70, 'b')");
		go(workbench, "identity");
		jdbc.update("insert into customer (name) values ('c')");
		workbench.with(MODELS.get("identity")).downgrade(null, (loss) -> true);
		assertThat(next(database, jdbc, "customer_seq")).isEqualTo(72);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aSharedSequenceBeginsBehindTheRowsOfAllItsTables(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "plain");
		JdbcTemplate jdbc = workbench.jdbc();
		jdbc.update("insert into customer (id, name) values (7, 'a')");
		jdbc.update("insert into dog (id, breed) values (19, 'collie')");
		go(workbench, "shared");
		assertThat(next(database, jdbc, "numbers")).isEqualTo(20);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aLongerStepBeginsBehindTheRows(TestDatabase database, @TempDir Path root) {
		Workbench workbench = at(database, root, "single");
		JdbcTemplate jdbc = workbench.jdbc();
		for (int i = 0; i < 5; i++) {
			jdbc.update("insert into customer (id, name) values (?, 'a')", next(database, jdbc, "customer_seq"));
		}
		go(workbench, "sequence");
		assertThat(next(database, jdbc, "customer_seq") - 49).as("first of the step").isGreaterThan(5);
		workbench.end();
	}

	private static Workbench at(TestDatabase database, Path root, String model) {
		Workbench workbench = new Workbench(database, root);
		go(workbench, model);
		return workbench;
	}

	private static void go(Workbench workbench, String model) {
		assertThat(workbench.with(MODELS.get(model)).generate(GenerateOptions.of("To " + model)).files()).isNotEmpty();
		workbench.with(MODELS.get(model)).upgrade(null);
		assertThat(workbench.with(MODELS.get(model)).check().differences()).isEmpty();
		Hibernate.validate(workbench.dataSource(), MODELS.get(model));
	}

	private static long next(TestDatabase database, JdbcTemplate jdbc, String sequence) {
		if (database == TestDatabase.MARIADB && TestDatabase.isMySql()) {
			Long number = jdbc.queryForObject("select next_val from " + sequence, Long.class);
			jdbc.update("update " + sequence + " set next_val = next_val + 1");
			return (number != null) ? number : 0;
		}
		String query = (database == TestDatabase.H2) ? "select next value for " + sequence : "select nextval(%s)"
			.formatted((database == TestDatabase.POSTGRESQL) ? "'" + sequence + "'" : sequence);
		Long next = jdbc.queryForObject(query, Long.class);
		return (next != null) ? next : 0;
	}

}
