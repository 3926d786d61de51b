package io.github.dbmigrate.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.actuate.MigrationsEndpoint;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

class MigrationEndpointAutoConfigurationTests {

	private final MigrationService service = mock(MigrationService.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrationEndpointAutoConfiguration.class, JmxAutoConfiguration.class,
				EndpointAutoConfiguration.class, JmxEndpointAutoConfiguration.class))
		.withPropertyValues("spring.jmx.enabled=true", "spring.jmx.unique-names=true");

	private final ApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.jmx.exposure.include=migrations")
		.withBean(Databases.class, () -> Databases.single(() -> this.service));

	@Test
	void backsOffWithoutService() {
		this.runner.withPropertyValues("management.endpoints.jmx.exposure.include=migrations")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void backsOffWhereNothingExposesIt() {
		this.exposed.withPropertyValues("management.endpoints.jmx.exposure.include=health")
			.run((context) -> assertThat(context).doesNotHaveBean(MigrationsEndpoint.class));
	}

	@Test
	void asksTheServiceNothingAtBoot() {
		this.exposed.run((context) -> {
			assertThat(context).hasSingleBean(MigrationsEndpoint.class);
			verifyNoInteractions(this.service);
		});
	}

	@Test
	void answersOverJmx() {
		when(this.service.status()).thenReturn(new DatabaseStatus("default", "jdbc:h2:mem:x", "H2 2.4", "/app", "1",
				"2", List.of("2"), State.PENDING, null, null, List.of(), List.of(), List.of()));
		this.exposed.run((context) -> {
			MBeanServer server = context.getBean(MBeanServer.class);
			Object answer = server.invoke(name(server), "databases", new Object[0], new String[0]);
			assertThat(answer).asInstanceOf(InstanceOfAssertFactories.MAP)
				.extractingByKey("databases")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.extractingByKey("default")
				.asInstanceOf(InstanceOfAssertFactories.MAP)
				.containsAllEntriesOf(Map.of("current", "1", "head", "2", "state", "pending"));
		});
	}

	@Test
	void aDatabaseThatCannotBeAskedHidesNoOther() {
		MigrationService down = mock(MigrationService.class);
		when(down.status()).thenThrow(new MigrationException(Failure.DATABASE, "Cannot connect.", "Start it."));
		when(this.service.status()).thenReturn(new DatabaseStatus("stock", "jdbc:h2:mem:x", "H2 2.4", "/app", "1", "1",
				List.of("1"), State.UP_TO_DATE, null, null, List.of(), List.of(), List.of()));
		MigrationsEndpoint endpoint = new MigrationsEndpoint(
				() -> new Databases(() -> new TreeMap<>(Map.of("orders", () -> down, "stock", () -> this.service))));
		assertThat(endpoint.databases().databases()).hasEntrySatisfying("orders", (orders) -> {
			assertThat(orders.state()).isEqualTo("unknown");
			assertThat(orders.problem()).isEqualTo("Cannot connect.");
			assertThat(orders.remedy()).isEqualTo("Start it.");
		}).hasEntrySatisfying("stock", (stock) -> assertThat(stock.state()).isEqualTo("up to date"));
		assertThatException().isThrownBy(() -> new MigrationsEndpoint(() -> Databases.single(() -> down)).databases())
			.withMessage("Cannot connect.");
	}

	@Test
	void failsOverJmxWithTheProblem() {
		when(this.service.show("9"))
			.thenThrow(new MigrationException(Failure.INPUT, "There is no version 9.", "Look."));
		this.exposed.run((context) -> {
			MBeanServer server = context.getBean(MBeanServer.class);
			assertThatException()
				.isThrownBy(() -> server.invoke(name(server), "migration", new Object[] { "9", null },
						new String[] { String.class.getName(), String.class.getName() }))
				.withMessageContaining("There is no version 9.");
		});
	}

	private static ObjectName name(MBeanServer server) throws Exception {
		return server.queryNames(new ObjectName("org.springframework.boot:type=Endpoint,name=Migrations,*"), null)
			.iterator()
			.next();
	}

}
