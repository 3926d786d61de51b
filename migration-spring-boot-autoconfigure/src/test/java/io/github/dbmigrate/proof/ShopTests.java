package io.github.dbmigrate.proof;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.testing.TestDatabase;
import jakarta.persistence.Entity;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A shop with most of what JPA can map.
 */
class ShopTests {

	private static final Model SHOP = Shop.now();

	@TempDir
	Path root;

	@Test
	void hasAtLeastTwentyFiveEntities() {
		assertThat(SHOP.classes().stream().filter((type) -> type.isAnnotationPresent(Entity.class)))
			.hasSizeGreaterThan(25);
	}

	@ParameterizedTest
	@EnumSource
	@Proves("23")
	void startsAsHibernateWouldCreateItAndNothingIsLeftToDo(TestDatabase database) {
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.start(SHOP);
		Hibernate.validate(trip.workbench().dataSource(), SHOP);
		trip.end();
	}

	@ParameterizedTest
	@EnumSource
	void growsWithRowsInEveryTable(TestDatabase database) {
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.of(Shop.GROWS, Shop.earlier(), SHOP);
		assertThat(trip.workbench().rows().empty()).containsExactly("review", "shipment");
		trip.end();
	}

	@ParameterizedTest
	@EnumSource
	void goesAwayAsWholeAsItCame(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		CatalogDump empty = workbench.dump();
		MigrationService service = workbench.with(SHOP);
		service.generate(GenerateOptions.of("Shop"));
		service.upgrade(null);
		CatalogDump full = workbench.dump();
		service.downgrade("base", (loss) -> true);
		assertThat(workbench.dump()).isEqualTo(empty);
		service.upgrade(null);
		assertThat(workbench.dump()).isEqualTo(full);
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void isMadeTheSameByPlainFlyway(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService service = workbench.with(SHOP);
		service.generate(GenerateOptions.of("Shop"));
		service.upgrade(null);
		DataSource other = Databases.take(database);
		Flyway flyway = Flyway.configure()
			.dataSource(other)
			.locations("filesystem:" + workbench.directory())
			.validateMigrationNaming(true)
			.load();
		assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
		flyway.validate();
		assertThat(CatalogDump.of(other)).isEqualTo(workbench.dump());
	}

}
