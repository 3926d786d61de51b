package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * How many rows get another value is told as data too.
 */
class RowCountTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id Long id; @Column(length = 80) String email; Integer grade;
				@Column(name = "region_id") Long region; @Column(length = 10) String country; String name; }
			@Entity class Region { @Id Long id; }
			""", "after", """
			@Entity class Customer { @Id Long id; @Column(length = 80, unique = true) String email;
				@Check(name = "named_grade", constraints = "grade < 3") Integer grade;
				@ManyToOne Region region; @Column(length = 2) String country; @Column(nullable = false) String name;
				@Column(nullable = false) Integer age; }
			@Entity class Region { @Id Long id; }
			"""));

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void everyAnswerSaysHowManyRowsItIsAbout(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		workbench.with(MODELS.get("before")).generate(GenerateOptions.of("Start"));
		workbench.with(MODELS.get("before")).upgrade(null);
		workbench.jdbc()
			.execute(
					"insert into customer (id, email, grade, region_id, country, name) values (1, 'a', 1, null, 'at', 'Ann'), "
							+ "(2, 'a', 4, 7, 'deutsch', null), (3, 'b', 5, 8, 'ch', null), (4, 'c', 6, null, 'fr', 'Dan')");

		Generated generated = workbench.with(MODELS.get("after"))
			.generate(GenerateOptions.of("Grow")
				.dryRun(true)
				.deciding(Decisions.NONE.with(Kind.NARROW, "customer.country", ""))
				.filling("customer.email", "concat(email, id)")
				.filling("customer.grade", "2")
				.filling("customer.region_id", "null")
				.filling("customer.name", "'nobody'")
				.filling("customer.age", "id"));

		assertThat(generated.counts())
			.extracting(RowCount::table, RowCount::column, RowCount::what, RowCount::count, RowCount::rows,
					RowCount::keys)
			.containsExactlyInAnyOrder(tuple("customer", "email", "duplicate", 1L, 4L, List.of("2")),
					tuple("customer", "grade", "check", 3L, 4L, List.of("2", "3", "4")),
					tuple("customer", "region_id", "orphan", 2L, 4L, List.of("2", "3")),
					tuple("customer", "country", "lossy", 1L, 4L, List.of("2")),
					tuple("customer", "name", "null", 2L, 4L, List.of("2", "3")),
					tuple("customer", "age", "new", 4L, 4L, List.of()));
		assertThat(generated.counts()).extracting(RowCount::text)
			.contains("2 of 4 rows of customer.name are NULL and get 'nobody'",
					"4 of 4 rows of customer.age are new and get id",
					"1 of 4 rows of customer that repeat email get customer.email = concat(email, id)",
					"2 of 4 rows of customer whose region_id is not in region.id get customer.region_id = null",
					"3 of 4 rows of customer that break grade < 3 get customer.grade = 2",
					"values of customer.country in 1 of 4 rows do not fit varchar(2) and are cut off");
		workbench.end();
	}

}
