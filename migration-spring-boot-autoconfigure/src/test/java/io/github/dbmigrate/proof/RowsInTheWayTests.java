package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Rows that came since a migration ran stand in the way of its way back: whoever takes it
 * back is told before anything ran.
 */
@Execution(ExecutionMode.CONCURRENT)
class RowsInTheWayTests {

	private static final Map<String, Model> MODELS = models();

	@TempDir
	Path root;

	private static Map<String, Model> models() {
		Map<String, String> sources = new LinkedHashMap<>();
		sources.put("narrow",
				"""
						@Entity @Check(name = "named_grade", constraints = "grade < 60")
						class Customer { @Id Long id; @Column(length = 5) String name; Integer points; Integer grade;
							@Column(length = 40, unique = true) String email; @Column(nullable = false) Integer place; @ManyToOne Region region; }
						@Entity class Region { @Id Long id; }
						""");
		sources.put("wide",
				"""
						@Entity class Customer { @Id Long id; @Column(length = 50) String name; Long points; Integer grade;
							@Column(length = 40) String email; Integer place; @Column(name = "region_id") Long region; String added; }
						@Entity class Region { @Id Long id; }
						""");
		sources.put("number", "@Entity class Region { @Id Integer code; }");
		sources.put("text", "@Entity class Region { @Id @Column(length = 20) String code; }");
		return Entities.compile(sources);
	}

	@ParameterizedTest
	@EnumSource
	void whatDoesNotFitIsNamedBeforeAnythingRan(TestDatabase database) {
		Workbench workbench = widened(database, "narrow", "wide");
		workbench.jdbc().execute("insert into region (id) values (1)");
		workbench.jdbc()
			.execute("insert into customer (id, name, points, grade, email, place, region_id)"
					+ " values (1, 'short', 1, 1, 'a@x', 1, 1), (2, 'too long', 3000000000, 70, 'b@x', 1, 7),"
					+ " (3, 'fits', 3, 3, 'b@x', null, null)");
		CatalogDump dump = workbench.dump();
		MigrationService service = workbench.with(MODELS.get("wide"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.downgrade(null, (loss) -> true))
			.withMessageStartingWith("Rows are in the way of U2__wide.sql: ")
			.withMessageContaining(" of customer.name refuses 1 of 3 rows of customer that hold what does not fit: "
					+ "'too long' (id 2).")
			.withMessageContaining(" of customer.points refuses 1 of 3 rows of customer that hold what does not fit: "
					+ "'3000000000' (id 2).")
			.matches((ex) -> !ex.getMessage().contains("place"), "the file itself fills it")
			.withMessageContaining("email refuses 1 of 3 rows of customer that repeat email: 'b@x' 2 times (id 3).")
			.withMessageContaining("Check named_grade refuses 1 of 3 rows of customer that break")
			.withMessageContaining("refuses 1 of 3 rows of customer whose region_id is not in region.id: '7' (id 2).")
			.withMessageEndingWith("Nothing was changed.")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.FINDINGS));
		assertThat(workbench.dump().toString()).isEqualTo(dump.toString());
		mended(workbench);
		assertThat(service.downgrade(null, (loss) -> true).to()).isEqualTo("1");
		workbench.end();
	}

	private static void mended(Workbench workbench) {
		List.of("update customer set name = 'long', points = 3, grade = 3, email = 'c@x', region_id = null where id = 2",
				"update customer set grade = 4 where id = 3")
			.forEach(workbench.jdbc()::execute);
	}

	@ParameterizedTest
	@EnumSource
	void aKeyThatIsNoNumberAnyMoreIsNamed(TestDatabase database) {
		Workbench workbench = widened(database, "number", "text");
		workbench.jdbc().execute("insert into region (code) values ('1'), ('two')");
		MigrationService service = workbench.with(MODELS.get("text"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> service.downgrade(null, (loss) -> true))
			.withMessageContaining(" of region.code refuses 1 of 2 rows of region that hold what does not fit: 'two'");
		workbench.jdbc().execute("delete from region where code = 'two'");
		assertThat(service.downgrade(null, (loss) -> true).to()).isEqualTo("1");
		workbench.end();
	}

	private Workbench widened(TestDatabase database, String before, String after) {
		Workbench workbench = new Workbench(database, this.root);
		List.of(before, after).forEach((name) -> {
			MigrationService service = workbench.with(MODELS.get(name));
			service.generate(GenerateOptions.of(name).asking((question) -> question.suggestions().get(0)));
			service.upgrade(null);
		});
		return workbench;
	}

}
