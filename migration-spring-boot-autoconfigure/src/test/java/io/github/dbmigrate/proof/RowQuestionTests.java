package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What rows stand in the way of is asked before a file is written, with counts and
 * examples.
 */
class RowQuestionTests {

	private static final Map<String, Model> MODELS = models();

	@TempDir
	Path root;

	private static Map<String, Model> models() {
		Map<String, String> sources = new LinkedHashMap<>();
		sources.put("plain", """
				@Entity class Customer { @Id Long id; @Column(length = 80) String email; Integer grade;
					@Column(name = "region_id") Long region; @Column(length = 10) String country; }
				@Entity class Region { @Id Long id; }
				""");
		sources.put("unique", """
				@Entity class Customer { @Id Long id; @Column(length = 80, unique = true) String email; Integer grade;
					@Column(name = "region_id") Long region; @Column(length = 10) String country; }
				@Entity class Region { @Id Long id; }
				""");
		sources.put("referring", """
				@Entity class Customer { @Id Long id; @Column(length = 80) String email; Integer grade;
					@ManyToOne Region region; @Column(length = 10) String country; }
				@Entity class Region { @Id Long id; }
				""");
		sources.put("checked", """
				@Entity @Check(name = "named_grade", constraints = "grade < 3") class Customer { @Id Long id;
					@Column(length = 80) String email; Integer grade;
					@Column(name = "region_id") Long region; @Column(length = 10) String country; }
				@Entity class Region { @Id Long id; }
				""");
		sources.put("coded", "@Entity class Country { @Id @Column(length = 20) String code; }");
		sources.put("numbered", """
				@Entity class Country { @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Short id;
					@Column(nullable = false, length = 20) String code; }
				""");
		return Entities.compile(sources);
	}

	@ParameterizedTest
	@EnumSource
	void aUniqueConstraintNamesWhatRepeats(TestDatabase database) {
		Workbench workbench = started(database);
		assertQuestion(workbench, GenerateOptions.of("Change"), "unique",
				"refuses 3 of 5 rows of customer that repeat email: 'b@x' 3 times, 'a@x' 2 times (id 2, 4, 5).",
				"--fill customer.email=\"concat(email, '-', id)\"");
		assertQuestion(workbench, GenerateOptions.of("Change").filling("customer.email", "'c@x'"), "unique",
				"It leaves 2 of 5 rows that repeat email: 'c@x' 3 times (id 4, 5).", "--fill customer.email=");
		assertQuestion(workbench, GenerateOptions.of("Change").filling("customer.email", "concat(repeat('c', 80), id)"),
				"unique", "It gives 3 of 5 rows more than 80 characters.", "--fill customer.email=");
		assertQuestion(workbench, GenerateOptions.of("Change").filling("customer.email", "no_such_column"), "unique",
				"The database cannot compute it", "--fill customer.email=");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aForeignKeyNamesWhatRefersToNothing(TestDatabase database) {
		Workbench workbench = started(database);
		assertQuestion(workbench, GenerateOptions.of("Change"), "referring",
				"refuses 2 of 5 rows of customer whose region_id is not in region.id: '7' (id 2), '8' (id 3).",
				"--fill customer.region_id=\"null\"");
		assertQuestion(workbench, GenerateOptions.of("Change").filling("customer.region_id", "9"), "referring",
				"It leaves 2 of 5 rows whose region_id is not in region.id: '9' (id 2), '9' (id 3).",
				"--fill customer.region_id=\"null\"");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aCheckNamesWhatBreaksIt(TestDatabase database) {
		Workbench workbench = started(database);
		assertQuestion(workbench, GenerateOptions.of("Change"), "checked",
				"Check named_grade refuses 2 of 5 rows of customer that break grade < 3: '3' (id 3), '4' (id 4).",
				"--fill customer.grade=\"0\"");
		workbench.end();
	}

	@Test
	void aColumnThatNumbersRowsSaysWhereItRunsOutOfNumbers() {
		Workbench workbench = started(TestDatabase.H2, "coded");
		workbench.jdbc().execute("insert into country select 'c' || x from system_range(1, 32768)");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("numbered")).generate(GenerateOptions.of("Change")))
			.withMessageContaining("Column country.id smallint numbers the rows that are there, but has only 32767 "
					+ "numbers for 32768 rows.")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.QUESTION));
		workbench.jdbc().execute("delete from country where code = 'c1'");
		assertThat(workbench.with(MODELS.get("numbered")).generate(GenerateOptions.of("Change")).files()).isNotEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void theAnswerIsInTheFileAndTheWayBackSaysWhatItDoesNotRestore(TestDatabase database) {
		Workbench workbench = started(database);
		MigrationService service = workbench.with(MODELS.get("referring"));
		GenerateOptions options = GenerateOptions.of("Change").filling("customer.region_id", "null");
		assertThat(service.generate(options)).satisfies((generated) -> {
			assertThat(generated.sql())
				.contains("-- ~ values of customer.region_id in rows whose region_id is not in region.id\n"
						+ "update customer set region_id = null where region_id is not null and not exists "
						+ "(select 1 from region as referenced where referenced.id = customer.region_id);")
				.doesNotContain("'7'")
				.doesNotContain("of 5 rows");
			assertThat(generated.undoSql()).contains("-- ~ values of customer.region_id are not restored\n");
		});
		service.upgrade(null);
		assertThat(workbench.jdbc().queryForList("select region_id from customer order by id", Long.class))
			.isEqualTo(Arrays.asList(1L, null, null, null, 1L));
		workbench.end();
	}

	private static void assertQuestion(Workbench workbench, GenerateOptions options, String model, String text,
			String flag) {
		Map<String, String> files = workbench.files();
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get(model)).generate(options))
			.withMessageContaining(text)
			.satisfies((ex) -> {
				assertThat(ex.failure()).isEqualTo(Failure.QUESTION);
				assertThat(ex.remedy()).contains(flag);
			});
		assertThat(workbench.files()).isEqualTo(files);
	}

	private Workbench started(TestDatabase database, String model) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(MODELS.get(model));
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		return workbench;
	}

	private Workbench started(TestDatabase database) {
		Workbench workbench = started(database, "plain");
		List.of("insert into region (id) values (1)",
				"insert into customer (id, email, grade, region_id, country) values (1, 'a@x', 1, 1, 'de'),"
						+ " (2, 'a@x', 2, 7, 'fr'), (3, 'b@x', 3, 8, null), (4, 'b@x', 4, null, 'it'),"
						+ " (5, 'b@x', null, 1, 'es')")
			.forEach(workbench.jdbc()::execute);
		return workbench;
	}

}
