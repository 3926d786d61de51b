package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.HibernateEntityModel;
import io.github.dbmigrate.entities.PersistenceUnit;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities that nobody wrote for these tests.
 */
@Execution(ExecutionMode.CONCURRENT)
class PublishedTests {

	private static final Model KEYCLOAK = Published.keycloak("24.0.5");

	private static final Model NEXT_KEYCLOAK = Published.keycloak("26.5.7");

	@TempDir
	Path root;

	@Test
	void theyAreLarge() {
		assertThat(Size.of(Published.modulith())).hasToString("2 entities, 2 tables, 18 columns");
		assertThat(Size.of(KEYCLOAK)).hasToString("57 entities, 81 tables, 449 columns");
		assertThat(Size.of(NEXT_KEYCLOAK)).hasToString("64 entities, 87 tables, 491 columns");
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void eventsOfSpringModulithGoFromNothingToHead(TestDatabase database) {
		goesFromNothingToHead(database, Published.modulith());
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void keycloakGoesFromNothingToHead(TestDatabase database) {
		goesFromNothingToHead(database, NEXT_KEYCLOAK);
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL", "MARIADB" })
	void keycloakGoesFromOneVersionToTheNextAndBack(TestDatabase database) {
		Case change = Case.of("published/keycloak.txt");
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.of(change, KEYCLOAK, NEXT_KEYCLOAK);
		trip.end();
	}

	private void goesFromNothingToHead(TestDatabase database, Model model) {
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.start(model);
		assertThat(trip.workbench().with(model).generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		Hibernate.validate(trip.workbench().dataSource(), model);
		trip.end();
	}

	/**
	 * What a model is made of.
	 */
	private record Size(long entities, long tables, long columns) {

		static Size of(Model model) {
			PersistenceUnit unit = TestEntities.of(model.settings(), model.classes().toArray(Class<?>[]::new));
			Collection<Table> tables = new HibernateEntityModel(() -> List.of(unit))
				.read(SqlDialect.of("PostgreSQL", 17, 0), "public")
				.schema()
				.tables()
				.values();
			return new Size(model.classes().stream().filter((type) -> type.isAnnotationPresent(Entity.class)).count(),
					tables.size(), tables.stream().mapToLong((table) -> table.columns().size()).sum());
		}

		@Override
		public String toString() {
			return this.entities + " entities, " + this.tables + " tables, " + this.columns + " columns";
		}

	}

}
