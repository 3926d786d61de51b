package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.compare.Unmapped;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities that name the schema they are in: the default one, or another.
 */
class SchemaNameTests {

	private static final String HERE = "migration_here";

	private static final String ARCHIVE = "migration_archive";

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	@Proves({ "26", "33" })
	void theDefaultSchemaMeansTheSameNamedAndUnnamed(TestDatabase database) throws IOException {
		Workbench bench = bench(database);
		write(bench, "V1__shop.sql", "create table shop (id bigint not null, name varchar(40), primary key (id));",
				"create table item (id bigint not null, shop_id bigint, primary key (id));",
				"alter table item add constraint fk_item_shop foreign key (shop_id) references shop (id);");
		MigrationService unnamed = bench.with(List.of(Shop.class, Item.class));
		unnamed.upgrade(null);
		assertThat(unnamed.generate(GenerateOptions.of(null))).matches(Generated::saysNothing);

		MigrationService named = bench.with(List.of(NamedShop.class, NamedItem.class));

		assertThat(named.check().differences()).isEmpty();
		assertThat(named.generate(GenerateOptions.of(null))).matches(Generated::saysNothing);
	}

	@ParameterizedTest
	@EnumSource
	void theDefaultSchemaIsNeverWritten(TestDatabase database) {
		Workbench bench = bench(database);
		MigrationService service = bench.with(List.of(NamedShop.class, NamedItem.class));

		Generated generated = service.generate(GenerateOptions.of(null));

		assertThat(generated.sql()).contains("create table shop", "create table item")
			.doesNotContainIgnoringCase("public")
			.doesNotContain(HERE);
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of(null))).matches(Generated::saysNothing);
	}

	@ParameterizedTest
	@EnumSource
	@Proves({ "2", "31", "34", "35" })
	void anotherSchemaIsComparedToo(TestDatabase database) throws IOException {
		Workbench bench = bench(database);
		JdbcTemplate jdbc = bench.jdbc();
		jdbc.execute("create table " + ARCHIVE + ".not_ours (id integer)");
		jdbc.execute("create table " + ARCHIVE + ".shop (id bigint not null, name varchar(40), primary key (id))");
		write(bench, "V1__archive.sql", "select 1;");
		MigrationService service = bench.with(List.of(Shop.class, ArchivedShop.class, ArchivedItem.class));
		service.upgrade(null);

		Generated generated = service.generate(GenerateOptions.of(null));

		assertThat(generated.operations()).as(generated.sql())
			.anyMatch((operation) -> operation.startsWith("+ table shop"))
			.anyMatch((operation) -> operation.startsWith("+ table " + ARCHIVE + ".item"))
			.noneMatch((operation) -> operation.startsWith("+ table " + ARCHIVE + ".shop"))
			.noneMatch((operation) -> operation.contains("not_ours"));
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of(null))).matches(Generated::saysNothing);

		service.downgrade("1", (sentence) -> true);
		service.remove();
		assertThat(service.generate(GenerateOptions.of(null)).sql()).isEqualTo(generated.sql());
		assertThat(jdbc.queryForObject("select count(*) from " + ARCHIVE + ".shop", Integer.class)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void aSequenceAloneInAnotherSchemaIsComparedToo(TestDatabase database) {
		MigrationService service = bench(database).with(List.of(Numbered.class));
		String kind = database.vendor().equals("mysql") ? "table" : "sequence";

		assertThat(service.generate(GenerateOptions.of(null)).operations())
			.anyMatch((operation) -> operation.startsWith("+ " + kind + " " + ARCHIVE + ".numbers"));

		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	@Proves("32")
	void aSchemaThatIsMissingIsMadeAndStays(TestDatabase database) {
		Workbench bench = bench(database);
		bench.jdbc().execute("drop schema " + ARCHIVE);
		MigrationService service = bench.with(List.of(Shop.class, ArchivedShop.class, ArchivedItem.class));
		assertThat(service.generate(GenerateOptions.of(null)).operations()).first()
			.asString()
			.startsWith("+ schema " + ARCHIVE);
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		bench.jdbc().execute("create table " + ARCHIVE + ".others (id integer)");

		service.downgrade("base", (sentence) -> true);
		bench.jdbc().execute("insert into " + ARCHIVE + ".others values (1)");
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.unmapped()).extracting(Unmapped::name).containsExactly(ARCHIVE + ".others");
	}

	@ParameterizedTest
	@EnumSource
	@Proves({ "27", "28", "30" })
	void aTableOfTheSameNameInAnotherSchemaIsAnotherTable(TestDatabase database) throws IOException {
		Workbench bench = bench(database);
		bench.jdbc()
			.execute("create table " + ARCHIVE + ".shop (id bigint not null, name varchar(40), primary key (id))");
		write(bench, "V1__archive.sql", "select 1;");
		MigrationService here = bench.with(List.of(Shop.class));
		here.upgrade(null);
		assertThat(here.generate(GenerateOptions.of(null)).operations()).singleElement()
			.asString()
			.startsWith("+ table shop");
		here.upgrade(null);

		MigrationService both = bench.with(List.of(Shop.class, ArchivedShop.class));

		GenerateOptions accepting = GenerateOptions.of(null).drift(Drift.SNAPSHOT);
		assertThat(both.generate(accepting)).matches(Generated::saysNothing);
		assertThat(both.check().differences()).isEmpty();
		both.downgrade("1", (sentence) -> true);
		assertThat(bench.jdbc().queryForObject("select count(*) from " + ARCHIVE + ".shop", Integer.class)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	@Proves("29")
	void aSchemaThatNoEntityNamesIsNotLookedInto(TestDatabase database) {
		Workbench bench = bench(database);
		bench.jdbc().execute("create table " + ARCHIVE + ".shop (id integer)");
		MigrationService service = bench.with(List.of(Shop.class));
		service.generate(GenerateOptions.of(null));
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.unmapped()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aBaselineMakesTheSchemasThatItsTablesAreIn(TestDatabase database) {
		Workbench bench = bench(database);
		bench.jdbc()
			.execute("create table " + ARCHIVE + ".shop (id bigint not null, name varchar(40), primary key (id))");
		MigrationService service = bench.with(List.of(ArchivedShop.class));
		assertThat(service.init(true, null).sql()).contains("create schema if not exists " + ARCHIVE,
				"create table " + ARCHIVE + ".shop");
		assertThat(service.check().differences()).isEmpty();
	}

	private Workbench bench(TestDatabase database) {
		DriverManagerDataSource fresh = database.fresh();
		JdbcTemplate jdbc = new JdbcTemplate(fresh);
		if (database != TestDatabase.MARIADB) {
			jdbc.execute("create schema " + ARCHIVE);
			return new Workbench(fresh, this.root);
		}
		for (String name : List.of(ARCHIVE, HERE)) {
			jdbc.execute("drop database if exists " + name);
			jdbc.execute("create database " + name);
		}
		String url = String.valueOf(fresh.getUrl());
		fresh.setUrl(url.substring(0, url.lastIndexOf('/') + 1) + HERE);
		return new Workbench(fresh, this.root);
	}

	private static void write(Workbench bench, String name, String... statements) throws IOException {
		Files.writeString(bench.directory().resolve(name), String.join("\n", statements) + "\n");
	}

	@Entity
	@SequenceGenerator(name = "numbers", sequenceName = "numbers", schema = ARCHIVE, catalog = ARCHIVE)
	static class Numbered {

		@Id
		@GeneratedValue(generator = "numbers")
		private @Nullable Long id;

	}

	@Entity
	@Table(name = "shop")
	static class Shop {

		@Id
		private @Nullable Long id;

		@Column(length = 40)
		private @Nullable String name;

	}

	@Entity
	@Table(name = "item")
	static class Item {

		@Id
		private @Nullable Long id;

		@ManyToOne
		@JoinColumn(name = "shop_id")
		private @Nullable Shop shop;

	}

	@Entity
	@Table(name = "shop", schema = "public", catalog = HERE)
	static class NamedShop {

		@Id
		private @Nullable Long id;

		@Column(length = 40)
		private @Nullable String name;

	}

	@Entity
	@Table(name = "item", schema = "public", catalog = HERE)
	static class NamedItem {

		@Id
		private @Nullable Long id;

		@ManyToOne
		@JoinColumn(name = "shop_id")
		private @Nullable NamedShop shop;

	}

	@Entity
	@Table(name = "shop", schema = ARCHIVE, catalog = ARCHIVE)
	static class ArchivedShop {

		@Id
		private @Nullable Long id;

		@Column(length = 40)
		private @Nullable String name;

	}

	@Entity
	@Table(name = "item", schema = ARCHIVE, catalog = ARCHIVE,
			indexes = @Index(name = "ix_item_code", columnList = "code"))
	@SequenceGenerator(name = "items", sequenceName = "item_numbers", schema = ARCHIVE, catalog = ARCHIVE)
	static class ArchivedItem {

		@Id
		@GeneratedValue(generator = "items")
		private @Nullable Long id;

		@Column(length = 40, unique = true)
		private @Nullable String code;

		@ManyToOne
		@JoinColumn(name = "shop_id")
		private @Nullable Shop shop;

		@ManyToOne
		@JoinColumn(name = "old_shop_id")
		private @Nullable ArchivedShop oldShop;

	}

}
