package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A value for rows that get a reference is looked up before it is written down.
 */
class ReferenceFillTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id Long id; }
			@Entity class Region { @Id Long id; }
			""", "referring", """
			@Entity class Customer { @Id Long id; @ManyToOne(optional = false) Region region; }
			@Entity class Region { @Id Long id; }
			""", "referringToNew", """
			@Entity class Customer { @Id Long id; @ManyToOne(optional = false) Country country; }
			@Entity class Region { @Id Long id; }
			@Entity class Country { @Id Long id; }
			"""));

	@TempDir
	Path root;

	@ParameterizedTest
	@EnumSource
	void aValueThatIsNotThereIsRefused(TestDatabase database) {
		Workbench workbench = started(database);
		MigrationService service = workbench.with(MODELS.get("referring"));
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> service.generate(filled("customer.region_id", "'99'")))
			.withMessageContaining("3 of 3 rows a value that is not in region.id")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.QUESTION))
			.satisfies((ex) -> assertThat(ex.remedy())
				.contains("--fill customer.region_id=\"(select min(id) from region)\""));
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aValueThatIsThereAndTheSuggestedOneFit(TestDatabase database) {
		Workbench workbench = started(database);
		MigrationService service = workbench.with(MODELS.get("referring"));
		assertThat(service.generate(filled("customer.region_id", "'2'")).files()).isNotEmpty();
		service.remove();
		service.generate(filled("customer.region_id", "(select min(id) from region)"));
		service.upgrade(null);
		assertThat(workbench.jdbc().queryForList("select region_id from customer", Long.class)).containsOnly(1L);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aNewTableHasNoValueToOffer(TestDatabase database) {
		Workbench workbench = started(database);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> workbench.with(MODELS.get("referringToNew")).generate(filled("customer.country_id", "1")))
			.withMessageContaining("It refers to country, which is new and has no rows");
		workbench.end();
	}

	private Workbench started(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(MODELS.get("before"));
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		RowFiller.fill(workbench.dataSource(), Map.of());
		return workbench;
	}

	private static GenerateOptions filled(String column, String expression) {
		return GenerateOptions.of("Fill").filling(column, expression);
	}

}
