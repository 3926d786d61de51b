package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Asker;
import io.github.dbmigrate.generate.Decisions;
import io.github.dbmigrate.generate.Decisions.Kind;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Question;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each kind of change with rows that repeat each other, hold NULL and are as long and as
 * large as they can be: whoever takes what is offered comes there and back, or meets a
 * question that names what stands in the way before anything ran. PostgreSQL plays what
 * rows can stand in the way of; all of it, and MariaDB, with
 * {@code -Dmigration.database}.
 */
class HostileRowsTests {

	private static final Set<Failure> NAMED = Set.of(Failure.QUESTION, Failure.INPUT, Failure.FINDINGS);

	private static final Pattern ABOUT_ROWS = Pattern.compile("^(columns|constraints|keys|types|rows):");

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	@Execution(ExecutionMode.CONCURRENT)
	void nobodyMeetsAnErrorOfTheDatabase(TestDatabase database, Case change, @TempDir Path root) {
		Workbench workbench = new Workbench(database, root);
		start(workbench, change);
		CatalogDump first = workbench.dump();
		MigrationService service = workbench.with(Compiled.after(change));
		Rows rows = workbench.rows();
		Set<String> answered = answered(change);
		if (generated(service, change, new Taking(answered))) {
			service.upgrade(null);
			rows.without(answered).assertKeptIn(workbench.rows());
			service.downgrade(null, (loss) -> true);
			assertThat(workbench.dump().toString()).as("after the downgrade").isEqualTo(first.toString());
		}
		workbench.end();
	}

	private static void start(Workbench workbench, Case change) {
		MigrationService service = workbench.with(Compiled.before(change));
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		RowFiller.fillHostile(workbench.dataSource(), change.values());
	}

	private static boolean generated(MigrationService service, Case change, Asker asker) {
		GenerateOptions options = GenerateOptions.of("Change")
			.deciding(change.options("Change").decisions())
			.asking(asker);
		try {
			return !service.generate(options).files().isEmpty();
		}
		catch (MigrationException ex) {
			assertThat(ex.failure()).as(ex.getMessage()).isIn(NAMED);
			return false;
		}
	}

	/** The columns whose values an answer may change. */
	private static Set<String> answered(Case change) {
		Set<String> columns = new HashSet<>(change.recomputed());
		Decisions decisions = change.options("Change").decisions();
		Stream.of(Kind.FILL, Kind.CAST, Kind.NARROW)
			.forEach((kind) -> decisions.of(kind)
				.keySet()
				.forEach((column) -> columns.add(column.toLowerCase(Locale.ROOT))));
		return columns;
	}

	static Stream<Arguments> changes() {
		boolean all = System.getProperty("migration.database") != null;
		return TestDatabase.chosen()
			.filter((database) -> all || database != TestDatabase.MARIADB)
			.flatMap((database) -> Compiled.CASES.stream()
				.filter((change) -> change.runsOn(database) && !change.changesNothing())
				.filter((change) -> all || database == TestDatabase.H2 || ABOUT_ROWS.matcher(change.name()).find())
				.map((change) -> Arguments.of(database, change)));
	}

	/**
	 * Somebody who takes what is offered.
	 */
	private static final class Taking implements Asker {

		private final Map<String, Integer> asked = new HashMap<>();

		private final Set<String> changed;

		Taking(Set<String> changed) {
			this.changed = changed;
		}

		@Override
		public @Nullable String ask(Question question) {
			this.changed.add(question.id().replaceFirst("^\\w+ ", "").toLowerCase(Locale.ROOT));
			boolean again = this.asked.merge(question.id(), 1, Integer::sum) > 1;
			boolean offered = !question.suggestions().isEmpty() && !question.suggestions().get(0).equals("expression");
			return (again || !offered) ? null : question.suggestions().get(0);
		}

	}

}
