package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import io.github.dbmigrate.entities.PersistenceUnit;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Pairing}.
 */
class PairingTests {

	private final DataSource orders = new DriverManagerDataSource("jdbc:postgresql://db/orders?user=app");

	private final DataSource stock = new DriverManagerDataSource("jdbc:postgresql://db/stock");

	@Test
	void theDataSourceDecidesWhateverItIsWrappedIn() {
		Configuration first = flyway(this.orders);
		Configuration second = flyway(this.stock);
		Pairing pairing = new Pairing(List.of(first, second));
		PersistenceUnit unit = unit(new LazyConnectionDataSourceProxy(this.stock), Map.of());
		assertThat(pairing.pairs(second, unit)).isTrue();
		assertThat(pairing.pairs(first, unit)).isFalse();
	}

	@Test
	void aFlywayThatHasADataSourceOfItsOwnIsKnownByTheUrl() {
		Configuration first = flyway(new DriverManagerDataSource("jdbc:postgresql://db/orders?user=owner"));
		Configuration second = flyway(new DriverManagerDataSource("jdbc:postgresql://db/stock?user=owner"));
		Pairing pairing = new Pairing(List.of(first, second));
		assertThat(pairing.pairs(first, unit(this.orders, Map.of()))).isTrue();
		assertThat(pairing.pairs(second, unit(this.orders, Map.of()))).isFalse();
	}

	@Test
	void theSchemaDecidesWhereTwoFlywaysHaveOneDatabase() {
		Configuration first = flyway(this.orders);
		Configuration second = Flyway.configure().dataSource(this.orders).defaultSchema("audit");
		Pairing pairing = new Pairing(List.of(first, second));
		PersistenceUnit audit = unit(this.orders, Map.of("hibernate.default_schema", "AUDIT"));
		assertThat(pairing.pairs(second, audit)).isTrue();
		assertThat(pairing.pairs(first, audit)).isFalse();
		assertThat(pairing.pairs(first, unit(this.orders, Map.of()))).isTrue();
		assertThat(pairing.pairs(second, unit(this.orders, Map.of()))).isFalse();
	}

	@Test
	void theSchemaOfTheOnlyFlywayDecidesNothing() {
		FluentConfiguration only = Flyway.configure().dataSource(this.orders).schemas("app");
		assertThat(new Pairing(List.of(only)).pairs(only, unit(this.orders, Map.of()))).isTrue();
	}

	@Test
	void aDatabaseThatNoFlywayMigratesHasNone() {
		Configuration first = flyway(this.orders);
		assertThat(new Pairing(List.of(first)).pairs(first, unit(this.stock, Map.of()))).isFalse();
	}

	private static Configuration flyway(DataSource dataSource) {
		return Flyway.configure().dataSource(dataSource);
	}

	private static PersistenceUnit unit(DataSource dataSource, Map<String, Object> properties) {
		PersistenceUnitInfo info = mock();
		given(info.getNonJtaDataSource()).willReturn(dataSource);
		given(info.getProperties()).willReturn(new Properties());
		return new PersistenceUnit("unit", info, properties, List.of());
	}

}
