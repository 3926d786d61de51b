package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was kept is not asked about again, and can go later; what goes comes back without
 * its rows.
 */
class KeepTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before", """
			@Entity class Customer { @Id Long id; String mail; @ManyToOne(optional = false) Region region; }
			@Entity class Region { @Id Long id; }
			@Entity class Badge { @Id Long id; }
			""", "after", """
			@Entity class Customer { @Id Long id; @ManyToOne(optional = false) Region region; }
			@Entity class Region { @Id Long id; }
			""", "alone", """
			@Entity class Customer { @Id Long id; }
			"""));

	@TempDir
	Path root;

	@ParameterizedTest
	@EnumSource
	void whatWasKeptIsRememberedAndMayGoLater(TestDatabase database) {
		Workbench workbench = started(database);
		MigrationService service = workbench.with(MODELS.get("after"));
		GenerateOptions keeping = GenerateOptions.of("Keep").keeping("customer.mail").keeping("badge");
		assertThat(service.generate(keeping)).matches(Generated::saysNothing);
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.unmapped().toString()).containsIgnoringCase("customer.mail").containsIgnoringCase("badge");
		service.generate(GenerateOptions.of("Drop").dropping("customer.mail").dropping("badge"));
		service.upgrade(null);
		assertThat(workbench.rows().tables()).doesNotContainKey("badge");
		assertThat(workbench.rows().tables().get("customer").get(0)).doesNotContainKey("mail");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void aReferenceToATableThatComesBackEmptyComesBackWithoutNotNull(TestDatabase database) {
		Workbench workbench = started(database);
		MigrationService service = workbench.with(MODELS.get("alone"));
		Generated generated = service.generate(GenerateOptions.of("Drop")
			.dropping("customer.mail")
			.dropping("customer.region_id")
			.dropping("badge")
			.dropping("region"));
		assertThat(generated.undoSql())
			.contains("(its data is not restored, and neither is its NOT NULL: region has no rows)");
		service.upgrade(null);
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.jdbc().queryForObject("select count(*) from customer where region_id is null", Long.class))
			.isEqualTo(3);
		assertThat(workbench.jdbc().queryForObject("select count(*) from region", Long.class)).isZero();
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
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

}
