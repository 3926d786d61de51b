package io.github.dbmigrate.entities;

import java.util.List;
import java.util.Map;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestEntities;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LongNamesTests {

	@Test
	void namesThatHibernateMakesTooLongAreRefused() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(SqlDialect.of("MariaDB", 11, 4)))
			.withMessageContaining("64 characters")
			.withMessageContaining("table " + Plant.TABLE + "_leaves")
			.satisfies((refused) -> assertThat(refused.remedy()).contains("@JoinTable(name)"));
	}

	@Test
	void tablesThatWouldBecomeOneAreRefused() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> read(SqlDialect.of("PostgreSQL", 17, 0)))
			.withMessageContaining(Plant.TABLE + "_leaves")
			.withMessageContaining("63 bytes");
	}

	@Test
	void whereLongerNamesAreTakenNothingIsRefused() {
		read(SqlDialect.of("H2", 2, 4));
	}

	private static void read(SqlDialect dialect) {
		new HibernateEntityModel(() -> List.of(TestEntities.of(Map.of(), Plant.class))).read(dialect, null);
	}

	@Entity
	@Table(name = Plant.TABLE)
	static class Plant {

		static final String TABLE = "a_table_whose_name_is_exactly_as_long_as_postgresql_allows_it_x";

		@Id
		Long id;

		@ManyToMany
		List<Plant> leaves;

	}

}
