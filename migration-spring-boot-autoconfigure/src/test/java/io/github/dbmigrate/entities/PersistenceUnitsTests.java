package io.github.dbmigrate.entities;

import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotNull;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.stereotype.Component;
import org.springframework.test.context.support.TestPropertySourceUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class PersistenceUnitsTests {

	private static final SqlDialect DIALECT = SqlDialect.of("H2", 2, 4);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class))
		.withPropertyValues("spring.datasource.generate-unique-name=true", "spring.jpa.hibernate.ddl-auto=none");

	@Test
	void runningApplicationIsReadAsItIs() {
		this.runner.withUserConfiguration(Application.class).run((context) -> {
			List<PersistenceUnit> units = PersistenceUnits.of(context.getBeanFactory(), true);
			assertThat(units).singleElement()
				.returns("entityManagerFactory", PersistenceUnit::name)
				.returns(List.of(PersistenceUnitsTests.class.getPackageName()), PersistenceUnit::packages);
			assertTables(units);
			assertThat(context.getBean(EntityManagerFactory.class).unwrap(SessionFactoryImplementor.class).isOpen())
				.isTrue();
		});
	}

	@Test
	void nothingIsBuiltAndNothingMigratesForACommand() {
		try (AnnotationConfigApplicationContext context = new CommandContext()) {
			TestPropertySourceUtils.addInlinedPropertiesToEnvironment(context, "spring.jpa.hibernate.ddl-auto=none");
			context.register(Application.class, NoConnection.class, NoMigration.class, FlywayAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class);
			context.refresh();
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			List<PersistenceUnit> units = PersistenceUnits.of(beans, false);
			assertTables(units);
			assertThat(beans.containsSingleton("flywayInitializer")).isFalse();
			assertThat(beans.getBeanNamesForType(FlywayMigrationInitializer.class)).isNotEmpty();
			EntityManagerFactory factory = beans.getBean(EntityManagerFactory.class);
			assertThat(factory.isOpen()).isFalse();
			assertThatIllegalStateException().isThrownBy(factory::createEntityManager)
				.withMessageContaining("while a db command runs");
		}
	}

	private static void assertTables(List<PersistenceUnit> units) {
		var schema = new HibernateEntityModel(() -> units).read(DIALECT, null).schema();
		assertThat(schema.tables()).containsOnlyKeys(new TableName(null, "TICKET"));
		assertThat(schema.tables().values()).singleElement()
			.satisfies((table) -> assertThat(table.column("SEAT_NUMBER")).get().satisfies((column) -> {
				assertThat(column.nullable()).isFalse();
				assertThat(column.type().name()).isEqualTo("integer");
			}));
	}

	/** Stops where a db command starts. */
	private static final class CommandContext extends AnnotationConfigApplicationContext {

		@Override
		protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
			beanFactory.addEmbeddedValueResolver(getEnvironment()::resolvePlaceholders);
			beanFactory.freezeConfiguration();
		}

		@Override
		protected void finishRefresh() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = PersistenceUnitsTests.class)
	static class Application {

		@Bean
		static org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes persistenceManagedTypes() {
			return org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes.of(Ticket.class.getName(),
					SeatConverter.class.getName());
		}

		@Bean
		Seats seats() {
			return new Seats(10);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoConnection {

		@Bean
		DataSource dataSource() {
			return new AbstractDataSource() {
				@Override
				public java.sql.Connection getConnection() {
					throw new AssertionError("No connection may be opened");
				}

				@Override
				public java.sql.Connection getConnection(String user, String password) {
					return getConnection();
				}
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NoMigration {

		@Bean
		FlywayMigrationStrategy flywayMigrationStrategy() {
			return (flyway) -> {
				throw new AssertionError("No migration may run");
			};
		}

	}

	record Seats(int rows) {
	}

	/** A converter that only Spring can create. */
	@jakarta.persistence.Converter
	@Component
	static class SeatConverter implements AttributeConverter<String, Integer> {

		private final Seats seats;

		SeatConverter(Seats seats) {
			this.seats = seats;
		}

		@Override
		public Integer convertToDatabaseColumn(String seat) {
			return Integer.valueOf(seat) * this.seats.rows();
		}

		@Override
		public String convertToEntityAttribute(Integer number) {
			return String.valueOf(number / this.seats.rows());
		}

	}

	@Entity(name = "Ticket")
	static class Ticket {

		@Id
		Long id;

		@NotNull
		@Convert(converter = SeatConverter.class)
		String seatNumber;

	}

}
