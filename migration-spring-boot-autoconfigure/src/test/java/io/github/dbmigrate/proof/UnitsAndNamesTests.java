package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.testing.TestDatabase;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.cfg.MappingSettings;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Several persistence units on one database, and the ways in which an application may
 * name its tables.
 */
@Execution(ExecutionMode.CONCURRENT)
class UnitsAndNamesTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity @Audited class Customer { @Id Long id; String name; }
			""", "second", """
			@Entity @Audited class Invoice { @Id @GeneratedValue Long id; LocalDate issuedOn; }
			""", "changed", """
			@Entity @Audited class Invoice { @Id @GeneratedValue Long id; LocalDate issuedOn; String state; }
			""", "other", """
			@Entity class Customer { @Id Long id; @Column(length = 40) String name; }
			""", "names", """
			@Entity @Table(name = "UserAccount", indexes = {@Index(columnList = "displayName, lastSeen desc"),
				@Index(name = "named_Index", columnList = "lastSeen")},
				uniqueConstraints = @UniqueConstraint(name = "named_Unique", columnNames = {"displayName", "lastSeen"}))
			@Check(name = "named_Check", constraints = "1 = 1")
			class UserAccount { @Id @GeneratedValue Long id; @Column(unique = true, length = 40) String displayName;
				LocalDateTime lastSeen; @ElementCollection Set<String> nickNames;
				@ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "named_Key")) UserAccount invitedBy;
				@Enumerated(EnumType.STRING) State formerState; }
			enum State { ASKED, IN }
			@Entity @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
			class Pet { @Id @GeneratedValue Long id; @Column(unique = true, length = 40) String chip; }
			@Entity class Dog extends Pet { String breed; }
			@Entity class Cat extends Pet { Integer lives; }
			""", "typed", """
			@Entity class Purchase { @Id Long id; @JdbcTypeCode(SqlTypes.NAMED_ENUM) State state; }
			enum State { OPEN, PAID }
			"""));

	@TempDir
	Path root;

	@ParameterizedTest
	@EnumSource
	@Proves("20")
	void unitsThatShareTablesAreOneModel(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService both = workbench.withUnits(MODELS.get("first"), MODELS.get("second"));
		assertThat(both.generate(GenerateOptions.of("Start")).operations())
			.filteredOn((line) -> line.contains("table") && !line.endsWith("_seq"))
			.containsExactlyInAnyOrder("+ table customer", "+ table customer_aud", "+ table invoice",
					"+ table invoice_aud", "+ table revinfo");
		both.upgrade(null);
		assertThat(both.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		Hibernate.validate(workbench.dataSource(), MODELS.get("first"));
		Hibernate.validate(workbench.dataSource(), MODELS.get("second"));
		MigrationService changed = workbench.withUnits(MODELS.get("first"), MODELS.get("changed"));
		assertThat(changed.generate(GenerateOptions.of("State")).operations())
			.containsExactly("+ column invoice.state varchar(255)", "+ column invoice_aud.state varchar(255)");
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	@Proves("21")
	void unitsThatMapATableDifferentlyAreRefused(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		MigrationService both = workbench.withUnits(MODELS.get("first"), MODELS.get("other"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> both.generate(GenerateOptions.of("Start")))
			.withMessageContaining("entity Customer of persistence unit")
			.withMessageMatching(
					"(?is).*map table customer differently: column name is varchar.255. and varchar.40..*");
		assertThat(workbench.files()).isEmpty();
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void namesAsTheEntitiesWriteThem(TestDatabase database) {
		goesFromNothingToHead(database,
				Map.of(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategyStandardImpl.class.getName()));
	}

	@ParameterizedTest
	@EnumSource
	void namesInQuotesEverywhere(TestDatabase database) {
		goesFromNothingToHead(database, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true"));
	}

	@ParameterizedTest
	@EnumSource
	void namesAsWrittenInQuotesEverywhere(TestDatabase database) {
		goesFromNothingToHead(database, Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true",
				MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategyStandardImpl.class.getName()));
	}

	@ParameterizedTest
	@EnumSource(names = { "H2", "POSTGRESQL" })
	void aTypeIsNotQuotedWhereAllElseIs(TestDatabase database) {
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.start(MODELS.get("typed").with(Map.of(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS, "true")));
		trip.end();
	}

	/** Hibernate asserts where it validates indexes of names that it quotes itself. */
	private void goesFromNothingToHead(TestDatabase database, Map<String, Object> settings) {
		Model model = MODELS.get("names").with(settings);
		RoundTrip trip = new RoundTrip(database, this.root);
		trip.start(model);
		assertThat(trip.workbench().with(model).generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		if (!settings.containsKey(MappingSettings.GLOBALLY_QUOTED_IDENTIFIERS)) {
			Hibernate.validate(trip.workbench().dataSource(), model);
		}
		trip.end();
	}

}
