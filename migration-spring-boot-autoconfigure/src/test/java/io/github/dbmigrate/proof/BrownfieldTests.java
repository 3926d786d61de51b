package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.testing.TestDatabase;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.cfg.MappingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Databases that are there already, made by others and by hand.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrownfieldTests {

	private static final String KEYCLOAK = "26.5.7";

	/** Keycloak names its tables itself, in the letter case that its changelog uses. */
	private static final Map<String, Object> OWN_NAMES = Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY,
			PhysicalNamingStrategyStandardImpl.class.getName(), MappingSettings.IMPLICIT_NAMING_STRATEGY,
			ImplicitNamingStrategyJpaCompliantImpl.class.getName());

	private static final String SHOP = """
			@Entity class Customer { @Id Long id; @Column(nullable = false) String name; String email;
				@ManyToOne @JoinColumn(name = "country_code") Country country; @Column(nullable = false) LocalDateTime createdAt;
				@ManyToMany Set<Tag> tags; String phone; Integer rating; String settings; }
			@Entity class Country { @Id String iso; @Column(nullable = false) String title; }
			@Entity class Address { @Id Long id; @ManyToOne(optional = false) Customer customer; String street; String city; }
			@Entity class Category { @Id Integer id; String title; @ManyToOne Category parent; }
			@Entity class Product { @Id Long id; @Column(nullable = false, unique = true) String sku;
				@Column(nullable = false) String title; @Column(precision = 12, scale = 2, nullable = false) BigDecimal price;
				@ManyToOne Category category; boolean active; String notes; }
			@Entity class Invoice { @Id Long id; @ManyToOne(optional = false) Customer customer;
				@Column(nullable = false) LocalDate issuedOn; @Column(precision = 14, scale = 2, nullable = false) BigDecimal total;
				@Column(nullable = false) String state; }
			class LineId implements java.io.Serializable { Long invoice; int lineNo; }
			@Entity @IdClass(LineId.class) class InvoiceLine { @Id @ManyToOne Invoice invoice; @Id int lineNo;
				@ManyToOne(optional = false) Product product; int quantity; @Column(precision = 5, scale = 2) BigDecimal discount; }
			@Entity class Tag { @Id Long id; @Column(nullable = false, unique = true) String label; }
			@Entity class Employee { @Id @GeneratedValue Long id; String name; @ManyToOne Employee boss; String badge;
				LocalDate hiredOn; byte[] photo; }
			@Entity @Immutable class OpenInvoice { @Id Long id; @ManyToOne Customer customer; BigDecimal total; }
			""";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("shop", SHOP, "later",
			SHOP.replace("String phone;", "String phone; @Column(length = 40, unique = true) String login;"), "bare",
			"@Entity class Item { @Id Long id; String name; }", "stated",
			"""
					@Entity @Table(indexes = @Index(name = "ix_item_fax", columnList = "fax")) class Item { @Id Long id;
						@Column(length = 30, nullable = false, unique = true) String name; @Column(length = 9) String fax; }
					""",
			"stray", "@Entity class Item { @Id Long id; String name; Integer stray; }"));

	@TempDir
	Path root;

	@ParameterizedTest
	@EnumSource
	void keycloaksOwnChangelogDiffersFromItsEntitiesOnlyWhereTheyDiffer(TestDatabase database) {
		assumeFalse(database.vendor().equals("mysql"), "Liquibase makes other types there");
		Workbench workbench = new Workbench(database, this.root);
		new KeycloakChangelog(KEYCLOAK).run(workbench.dataSource());
		Model entities = Published.keycloak(KEYCLOAK).with(OWN_NAMES);
		MigrationService service = workbench.with(entities);
		service.init(true, "Baseline");
		CatalogDump first = workbench.dump();
		Generated generated = service
			.generate(GenerateOptions.of("Follow the entities").asking(BrownfieldTests::narrowing));
		assertThat(generated.operations()
			.stream()
			.map((line) -> line.toLowerCase(Locale.ROOT).replace(", what does not fit is cut off", "")))
			.containsExactlyInAnyOrderElementsOf(expected(database));
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(first.toString());
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	@Proves("E13")
	void fortyFilesByHandDifferInNothing(TestDatabase database) throws IOException {
		Workbench workbench = new Workbench(database, this.root);
		int files = writeFiles(database, workbench.directory());
		assertThat(files).isGreaterThanOrEqualTo(40);
		MigrationService service = workbench.with(MODELS.get("shop"));
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("First"))).matches(Generated::saysNothing);
		assertThat(service.check().differences()).isEmpty();
		Hibernate.validate(workbench.dataSource(), MODELS.get("shop"));
		CatalogDump first = workbench.dump();
		MigrationService later = workbench.with(MODELS.get("later"));
		assertThat(later.generate(GenerateOptions.of("Add login")).operations()).containsExactly(
				"+ column customer.login varchar(40)", "+ unique constraint uk_customer_login (login) on customer");
		later.upgrade(null);
		assertThat(later.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		later.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).isEqualTo(first.toString());
		workbench.end();
	}

	@Test
	void whatFilesByHandMadeMayBeMappedLater() throws IOException {
		Workbench workbench = new Workbench(TestDatabase.H2.fresh(), this.root);
		Files.writeString(workbench.directory().resolve("V1__item.sql"), """
				create table item (id bigint primary key, name varchar(30) not null, fax varchar(9),
					constraint uq_item_name unique (name));
				create index ix_item_fax on item (fax);
				""");
		workbench.with(MODELS.get("bare")).upgrade(null);
		assertThat(workbench.with(MODELS.get("bare")).generate(GenerateOptions.of("First")))
			.matches(Generated::saysNothing);
		assertThat(workbench.with(MODELS.get("stated")).check().differences()).isEmpty();
		workbench.jdbc().execute("alter table item add column stray integer");
		assertThat(workbench.with(MODELS.get("stray")).check().differences())
			.anyMatch((difference) -> difference.text().contains("but no file makes it"));
	}

	/** Somebody who knows that Keycloak's own values fit. */
	private static @Nullable String narrowing(Question question) {
		return question.id().startsWith("cast ") ? "narrow" : null;
	}

	private static List<String> expected(TestDatabase database) {
		return Case.text("brownfield/keycloak.txt")
			.lines()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map((line) -> line.split(" \\| "))
			.filter((parts) -> List.of(parts[0].split(" ")).contains(database.name()))
			.map((parts) -> parts[1])
			.toList();
	}

	private static int writeFiles(TestDatabase database, Path directory) throws IOException {
		List<String> blocks = Stream.of(Case.text("brownfield/files.txt").split("(?m)^=== "))
			.skip(1)
			.filter((block) -> !block.contains("\nONLY ") || block.lines().toList().get(1).contains(database.name()))
			.toList();
		for (String block : blocks) {
			String name = block.lines().findFirst().orElseThrow().replace(' ', '_');
			String sql = block.substring(block.indexOf('\n') + 1)
				.replaceFirst("^ONLY .*\n", "")
				.replaceFirst(database.hasSequences() ? "(?!)" : "create sequence (\\w+) .*;",
						"create table $1 (next_val bigint);");
			Files.writeString(directory.resolve("V" + (blocks.indexOf(block) + 1) + "__" + name + ".sql"), sql);
		}
		return blocks.size();
	}

}
