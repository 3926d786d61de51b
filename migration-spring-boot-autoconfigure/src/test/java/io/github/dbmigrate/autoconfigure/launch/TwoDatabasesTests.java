package io.github.dbmigrate.autoconfigure.launch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.shell.DbCommandLine;
import io.github.dbmigrate.shopapp.ShopApplication;
import io.github.dbmigrate.shopapp.stock.Item;
import io.github.dbmigrate.testing.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Commands and starts of an application with two databases of different vendors.
 */
class TwoDatabasesTests {

	@TempDir
	private Path root;

	private DriverManagerDataSource orders = new DriverManagerDataSource();

	private DriverManagerDataSource stock = new DriverManagerDataSource();

	private List<String> more = List.of();

	private void use(DriverManagerDataSource ordersDatabase, DriverManagerDataSource stockDatabase) {
		this.orders = ordersDatabase;
		this.stock = stockDatabase;
	}

	private DriverManagerDataSource file(String name) {
		return new DriverManagerDataSource("jdbc:h2:file:" + this.root.resolve(name), "sa", "");
	}

	private DriverManagerDataSource fresh(TestDatabase vendor, String name) {
		return (vendor == TestDatabase.H2) ? file(name) : vendor.fresh();
	}

	@ParameterizedTest
	@CsvSource({ "H2, POSTGRESQL", "POSTGRESQL, MARIADB" })
	void eachHasItsFilesAndItsHistory(TestDatabase first, TestDatabase second) throws Exception {
		use(fresh(first, "orders"), fresh(second, "stock"));
		assertThat(run("init", "--multidb").out).contains("default:\n  Created ", "orders/migration",
				"stock:\n  Created ", "stock/migration", "stock/undo");
		Ran migrate = run("migrate", "-m", "First");
		assertThat(migrate.out).contains("default:\n  + table purchase", "stock:\n  + table item")
			.doesNotContain("stock:\n  + table purchase");
		assertThat(migrate.exitCode).isZero();
		assertThat(files("orders/migration")).hasSize(2).last().asString().contains("__first.sql");
		assertThat(files("stock/migration")).hasSize(2).last().asString().contains("__first.sql");
		assertThat(run("status", "--json").out).contains("\"default\" : {", "\"stock\" : {", "PENDING");
		assertThat(run("upgrade").out).contains("default:\n  Ran V", "stock:\n  Ran V");
		rows();
		assertThat(run("check")).isEqualTo(new Ran(0,
				"default:\n  Entities, files and database agree\nstock:\n  Entities, files and database agree\n", ""));
		assertThat(run("downgrade").exitCode).isEqualTo(2);
		assertThat(run("downgrade", "--database", "stock", "--yes").exitCode).isZero();
		assertThat(run("status").out).contains("default: up to date", "stock: pending");
		assertThat(jdbc(this.orders).queryForObject("select customer from purchase", String.class)).isEqualTo("Ann");
		assertThat(run("upgrade", "--database", "stock").exitCode).isZero();
		assertThat(run("migrate").out).isEqualTo("default:\n  No changes detected\nstock:\n  No changes detected\n");
	}

	private void rows() {
		jdbc(this.orders).update("insert into purchase (id, customer) values (1, 'Ann')");
		jdbc(this.stock).update("insert into item (id, label) values (1, 'Ball')");
	}

	@Test
	void bothAreUpgradedAtTheStartBeforeTheirEntitiesAreUsed() throws Exception {
		use(file("orders"), file("stock"));
		run("migrate", "-m", "First");
		try (ConfigurableApplicationContext context = SpringApplication.run(ShopApplication.class,
				Stream.concat(properties(), Stream.of("spring.main.web-application-type=none"))
					.map("--"::concat)
					.toArray(String[]::new))) {
			context.getBean("stockEntityManagerFactory", EntityManagerFactory.class)
				.runInTransaction((entities) -> entities.persist(new Item()));
			assertThat(context.getBeanFactory().getDependenciesForBean("stockEntityManagerFactory"))
				.contains("stockFlywayInitializer", "flywayInitializer");
		}
		assertThat(jdbc(this.stock).queryForObject("select count(*) from item", int.class)).isEqualTo(1);
		assertThat(run("status").out).contains("default: up to date", "stock: up to date");
	}

	@Test
	void aDatabaseThatNobodyNamesIsLeftAlone() throws Exception {
		use(file("orders"), file("stock"));
		this.more = List.of("migration.databases.stock.locations=");
		assertThat(run("status").out).startsWith("default: up to date").doesNotContain("stock:");
		assertThat(run("migrate", "-m", "First").out).contains("+ table purchase").doesNotContain("item");
	}

	@Test
	void eachMayHaveItsOwnReferenceDatabase() throws Exception {
		use(file("orders"), file("stock"));
		run("migrate", "-m", "First");
		this.more = List.of("migration.databases.stock.reference-url=jdbc:h2:file:" + this.root.resolve("reference"));
		assertThat(run("check", "--from=files").out).contains("default:\n  Entities, snapshot and files agree",
				"stock:\n  Entities, snapshot and files agree");
		assertThat(this.root.resolve("reference.mv.db")).exists();
	}

	@Test
	void filesInsideOfTheFolderOfAnotherDatabaseAreRefused() {
		use(file("orders"), file("stock"));
		this.more = List.of("spring.flyway.locations=classpath:db/migration",
				"migration.databases.stock.locations=classpath:db/migration/stock");
		Ran status = run("status", "--database", "stock");
		assertThat(status.exitCode).isEqualTo(2);
		assertThat(status.err).contains("inside of classpath:db/migration",
				"migration.databases.stock.locations=classpath:db/stock/migration");
	}

	@Test
	void aDataSourceThatIsNotThereIsNamed() {
		use(file("orders"), file("stock"));
		this.more = List.of("migration.databases.stock.data-source=shop");
		Ran status = run("status", "--database", "stock");
		assertThat(status.exitCode).isEqualTo(2);
		assertThat(status.err).contains("There is no DataSource bean 'shop' for the database 'stock'",
				"data-source=stockDataSource|dataSource");
	}

	private Stream<String> properties() {
		return Stream.of(
				Stream.of("spring.datasource.url=" + this.orders.getUrl(),
						"spring.datasource.username=" + this.orders.getUsername(),
						"spring.datasource.password=" + this.orders.getPassword(),
						"shop.stock.jdbc-url=" + this.stock.getUrl(), "shop.stock.username=" + this.stock.getUsername(),
						"shop.stock.password=" + this.stock.getPassword(), "spring.jpa.hibernate.ddl-auto=none",
						"spring.flyway.locations=filesystem:" + this.root.resolve("orders/migration"),
						"migration.databases.stock.locations=filesystem:" + this.root.resolve("stock/migration")),
				this.more.stream())
			.flatMap((properties) -> properties);
	}

	private List<Path> files(String folder) throws Exception {
		try (Stream<Path> files = Files.list(this.root.resolve(folder))) {
			return files.sorted((one, other) -> other.compareTo(one)).toList();
		}
	}

	private static JdbcTemplate jdbc(DriverManagerDataSource database) {
		return new JdbcTemplate(database);
	}

	private Ran run(String... words) {
		StringWriter out = new StringWriter();
		StringWriter err = new StringWriter();
		try (DbApplicationContext context = new DbApplicationContext()) {
			TestPropertyValues.of(properties()).applyTo(context);
			context.register(ShopApplication.class);
			context.refresh();
			int exitCode = new DbCommandLine(DatabasesOnDemand.in(new CommandContext(context, null)),
					new PrintWriter(out), new PrintWriter(err), false)
				.run(List.of(words));
			return new Ran(exitCode, out.toString(), err.toString());
		}
	}

	private record Ran(int exitCode, String out, String err) {
	}

}
