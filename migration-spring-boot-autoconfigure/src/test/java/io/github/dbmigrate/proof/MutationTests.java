package io.github.dbmigrate.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dbmigrate.change.BatchedFill;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.KindsBetweenDatabases;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.entities.HibernateEntityModel;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.testing.TestEntities;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.function.SingletonSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What would be missed if a kind of change were not detected, or a reader were blind to
 * something: {@link RoundTripTests} would fail in at least one case.
 */
class MutationTests {

	private static final Schema NOTHING = Schema.of(List.of(), List.of());

	/**
	 * The kinds by which no two mappings of these cases differ: {@link OtherKindTests}
	 * and {@code ChangeContractTests} go without each in turn. Batches only spare others
	 * the wait, which {@link BatchTests} see.
	 */
	private static final Set<Class<? extends Change>> OTHER_KINDS = Stream
		.concat(Stream.of(BatchedFill.class),
				Stream.concat(OtherKindTests.kinds(), KindsBetweenDatabases.CASES.keySet().stream()))
		.collect(Collectors.toSet());

	/**
	 * What a database has that entities cannot state: {@code ChangeContractTests} read it
	 * back, and {@link HandWrittenTests} the sequence of a serial column.
	 */
	private static final Set<String> ONLY_IN_DATABASES = Set.of("Identity.sequence", "PrimaryKey.name",
			"PrimaryKey.clauses", "CheckConstraint.clauses", "Sequence.type", "Sequence.owner");

	/**
	 * What is no difference by itself: {@link SchemaNameTests} has the schemas, and
	 * {@link NumberingTests} the columns that a sequence feeds.
	 */
	private static final Set<String> NO_DIFFERENCE = Set.of("TableName.schema", "Sequence.feeds", "ColumnName.table",
			"ColumnName.column");

	private static final List<Trial> TRIALS = trials();

	@ParameterizedTest
	@MethodSource("kinds")
	void aCaseFailsWithoutAKindOfChange(Class<? extends Change> kind, TestReporter reporter) {
		assertFails((trial) -> trial.changes().stream().anyMatch(kind::isInstance), reporter);
	}

	@ParameterizedTest
	@MethodSource
	void aCaseFailsWhenTheDatabaseIsReadWithout(Facet facet, TestReporter reporter) {
		assertFails((trial) -> trial.isDifferentInNextDiff(facet), reporter);
	}

	@ParameterizedTest
	@MethodSource("facets")
	void aCaseFailsWhenTheEntitiesAreReadWithout(Facet facet, TestReporter reporter) {
		assertFails((trial) -> trial.isMadeDifferently(facet) || trial.isWantedDifferently(facet), reporter);
	}

	/**
	 * The first rows of a table are not read, and tables are found by their names.
	 */
	static Stream<Facet> aCaseFailsWhenTheDatabaseIsReadWithout() {
		return facets().filter((facet) -> !Set.of("Table.seed", "Table.name").contains(facet.toString()));
	}

	private static List<Trial> trials() {
		List<TestDatabase> databases = List.of(TestDatabase.POSTGRESQL, TestDatabase.H2, TestDatabase.MARIADB);
		return databases.stream()
			.flatMap((database) -> Stream.concat(
					Compiled.CASES.stream()
						.filter((change) -> !change.name().startsWith("renames"))
						.map((change) -> Trial.of(change, database)),
					StateTests.STATES.stream()
						.filter((state) -> !StateTests.expected(state).isEmpty())
						.map((state) -> Trial.ofState(state, database))))
			.filter((trial) -> trial.change().runsOn(trial.database()))
			.sorted(Comparator.comparing((trial) -> databases.stream().filter(trial.change()::runsOn).count()))
			.toList();
	}

	private static void assertFails(Predicate<Trial> mutant, TestReporter reporter) {
		Optional<Trial> failed = TRIALS.stream().filter(mutant).findFirst();
		assertThat(failed).as("a case that fails").isPresent();
		reporter.publishEntry("fails", failed.get().toString());
	}

	/**
	 * The kinds that everybody sees; the others are ways to make them, and
	 * {@link OnlineTests} has them.
	 */
	static Stream<Class<?>> kinds() {
		return new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackagesOf(Change.class)
			.stream()
			.filter((type) -> type.isAssignableTo(Change.class) && !type.isInterface())
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.map(JavaClass::reflect)
			.filter((kind) -> !OTHER_KINDS.contains(kind));
	}

	private static Stream<Facet> facets() {
		return Facet.all()
			.stream()
			.filter((facet) -> !ONLY_IN_DATABASES.contains(facet.toString()))
			.filter((facet) -> !NO_DIFFERENCE.contains(facet.toString()));
	}

	/**
	 * A case on a database, whose schemas are read when they are needed.
	 */
	private record Trial(Case change, TestDatabase database, SingletonSupplier<Schema> before,
			SingletonSupplier<Schema> after) {

		private static final Map<TestDatabase, SqlDialect> DIALECTS = Map.of(TestDatabase.H2, SqlDialect.of("H2", 2, 4),
				TestDatabase.POSTGRESQL, SqlDialect.of("PostgreSQL", 17, 11), TestDatabase.MARIADB,
				SqlDialect.of("MariaDB", 11, 4));

		static Trial of(Case change, TestDatabase database) {
			return new Trial(change, database,
					SingletonSupplier.of(() -> read(Compiled.before(change), DIALECTS.get(database))),
					SingletonSupplier.of(() -> read(Compiled.after(change), DIALECTS.get(database))));
		}

		/**
		 * What is there was made by hand, so that it counts only as far as it is read
		 * back.
		 */
		static Trial ofState(Case state, TestDatabase database) {
			SingletonSupplier<Schema> entities = SingletonSupplier
				.of(() -> read(StateTests.entities(state), DIALECTS.get(database)));
			return new Trial(state, database, entities, entities);
		}

		private static Schema read(Model model, SqlDialect dialect) {
			Class<?>[] classes = model.classes().toArray(Class<?>[]::new);
			return new HibernateEntityModel(() -> List.of(TestEntities.of(model.settings(), classes)))
				.read(dialect, null)
				.schema();
		}

		List<Change> changes() {
			return SchemaDiff.between(this.before.obtain(), this.after.obtain(), Fills.NONE);
		}

		/** What was made is not seen, so that it would be made again. */
		boolean isDifferentInNextDiff(Facet facet) {
			Schema made = this.after.obtain();
			return !SchemaDiff.between(facet.blankedIn(made), made, Fills.NONE).isEmpty();
		}

		/** What is made is not what Hibernate makes. */
		boolean isMadeDifferently(Facet facet) {
			Schema wanted = this.after.obtain();
			return !statements(facet.blankedIn(wanted)).equals(statements(wanted));
		}

		/** What is made is read back as more than is wanted. */
		boolean isWantedDifferently(Facet facet) {
			Schema made = this.after.obtain();
			return !SchemaDiff.between(made, facet.blankedIn(made), Fills.NONE).isEmpty();
		}

		private List<String> statements(Schema schema) {
			return SchemaDiff.between(NOTHING, schema, Fills.NONE)
				.stream()
				.flatMap((change) -> change.sql(DIALECTS.get(this.database)).stream())
				.toList();
		}

		@Override
		public String toString() {
			return this.change + " on " + this.database;
		}

	}

}
