package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateIndex;
import io.github.dbmigrate.change.CreateTable;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ChangesCustomizer;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.GenerateRules;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application edits the changes before they are rendered.
 */
class CustomizerTests {

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("first", """
			@Entity class Customer { @Id Long id; @Column(length = 20) String name; @Column(length = 20) String city;
				Integer old; Integer visits; @Column(length = 9) String zip; }
			@Entity class Country { @Id Long id; @Column(length = 20) String name; }
			""", "second",
			"""
					@Entity @Comment("who buys")
					@Table(indexes = @Index(name = "ix_city", columnList = "city"),
						uniqueConstraints = @UniqueConstraint(name = "ux_name", columnNames = "name"))
					class Customer { @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) Long id;
						@Column(length = 40) String name; @Column(length = 20, nullable = false) @ColumnDefault("'x'") String city;
						Integer visits; @Column(length = 9) @ColumnDefault("'0'") String zip; @Column(length = 60) String email;
						@ManyToOne Country country; @Enumerated(EnumType.STRING) Kind kind; }
					enum Kind { NEW, KNOWN }
					@Entity class Country { @Id Long id; @Column(length = 20) String name; @Column(unique = true) Integer code; }
					@Entity class Visit { @Id Long id; @ManyToOne Customer customer; }
					"""));

	private static final ChangesCustomizer NOTHING = (changes, dialect) -> List.of();

	@TempDir
	private Path root;

	@ParameterizedTest
	@EnumSource
	void whatIsRefusedIsNotReportedAgainAndComesBackWhenNobodyRefusesIt(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		start(workbench);
		List<String> all = operations(with(workbench).check().differences());
		assertThat(all).hasSizeGreaterThan(12);

		MigrationService refusing = with(workbench, NOTHING);
		assertThat(refusing.check().differences()).isEmpty();
		assertThat(refusing.generate(dropping())).matches(Generated::saysNothing);
		assertThat(refusing.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		assertThat(refusing.check().differences()).isEmpty();

		assertThat(operations(with(workbench).check().differences()))
			.containsExactlyElementsOf(all.stream().filter((line) -> !line.startsWith("- column")).toList());
		workbench.end();
	}

	@ParameterizedTest
	@EnumSource
	void whatIsRefusedBesideOtherChangesIsNotReportedAgain(TestDatabase database) {
		for (int half = 0; half < 2; half++) {
			Workbench workbench = new Workbench(database, this.root.resolve("half" + half));
			start(workbench);
			List<String> all = operations(with(workbench).check().differences());
			Predicate<String> refused = refusable(half);

			MigrationService refusing = with(workbench, (changes,
					dialect) -> changes.stream().filter((change) -> !refused.test(change.summary(dialect))).toList());
			Generated generated = refusing.generate(dropping());
			assertThat(generated.operations())
				.containsExactlyElementsOf(all.stream().filter(Predicate.not(refused)).toList());
			CatalogDump before = workbench.dump();
			refusing.upgrade(null);
			assertThat(refusing.check().differences()).isEmpty();
			assertThat(refusing.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
			assertThat(operations(with(workbench).check().differences())).containsExactlyInAnyOrderElementsOf(
					all.stream().filter(refused).filter((line) -> !line.startsWith("- column")).toList());
			refusing.downgrade(null, (loss) -> true);
			assertThat(workbench.dump().byName()).isEqualTo(before.byName());
			workbench.end();
		}
	}

	/**
	 * Every other change, but nothing that another one needs.
	 */
	private static Predicate<String> refusable(int half) {
		return (line) -> {
			String name = line.toLowerCase(Locale.ROOT);
			boolean needed = name.contains("visit") || name.contains("country") || name.contains("_seq")
					|| name.contains("column customer.kind");
			return !needed && Math.floorMod(name.hashCode(), 2) == half;
		};
	}

	@ParameterizedTest
	@EnumSource
	void statementsOfOnesOwnGoUpAndDownWithTheChangesTheyStandAt(TestDatabase database) {
		Workbench workbench = new Workbench(database, this.root);
		start(workbench);
		CatalogDump before = workbench.dump();
		MigrationService service = with(workbench, CustomizerTests::withRowsAndOwnIndex);

		Generated generated = service.generate(dropping());
		assertThat(generated.sql()).containsSubsequence("create table visit", "first visits", "insert into visit")
			.contains("create index ix_city on customer (city asc)");
		assertThat(generated.undoSql()).containsSubsequence("delete from visit", "drop table visit");
		service.upgrade(null);
		assertThat(workbench.jdbc().queryForObject("select count(*) from visit", Integer.class)).isEqualTo(1);
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().byName()).isEqualTo(before.byName());
		service.upgrade(null);
		assertThat(service.check().differences()).isEmpty();
		assertThat(service.generate(GenerateOptions.of("Again"))).matches(Generated::saysNothing);
		workbench.end();
	}

	private static List<Change> withRowsAndOwnIndex(List<Change> changes, SqlDialect dialect) {
		List<Change> edited = new ArrayList<>();
		for (Change change : changes) {
			if (change instanceof CreateTable create && create.subject().name().equalsIgnoreCase("visit")) {
				edited.add(RunSql.after(change, "first visits", List.of("insert into visit (id) values (1)"),
						List.of("delete from visit")));
			}
			edited.add((change instanceof CreateIndex create && create.index().name().equalsIgnoreCase("ix_city"))
					? RunSql.insteadOf(change, List.of("create index ix_city on customer (city asc)"),
							change.undo().sql(dialect))
					: change);
		}
		return edited;
	}

	private static void start(Workbench workbench) {
		MigrationService service = workbench.with(MODELS.get("first"));
		service.generate(GenerateOptions.of("First"));
		service.upgrade(null);
		workbench.jdbc().execute("insert into customer (id, name) values (1, 'Ann')");
	}

	private static MigrationService with(Workbench workbench, ChangesCustomizer... customizers) {
		return workbench.with(MODELS.get("second").classes(),
				new GenerateRules(DropPolicy.ASK, List.of(), List.of(customizers)));
	}

	private static GenerateOptions dropping() {
		return GenerateOptions.of("Second").dropping("customer.old");
	}

	private static List<String> operations(List<Difference> differences) {
		assertThat(differences).allMatch((one) -> one.between().equals("model-database"));
		return differences.stream().map(Difference::text).toList();
	}

}
