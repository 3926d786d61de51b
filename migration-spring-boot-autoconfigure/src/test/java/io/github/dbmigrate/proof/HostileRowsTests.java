package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.Question;
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
 * question that names what stands in the way before anything ran. Values that no answer
 * changes are compared one by one. PostgreSQL and MariaDB play what rows can stand in the
 * way of, and all of it with {@code -Dmigration.database}.
 */
class HostileRowsTests {

	private static final Set<Failure> NAMED = Set.of(Failure.QUESTION, Failure.INPUT, Failure.FINDINGS);

	/**
	 * What rows can stand in the way of, where DDL takes long the more telling part of
	 * it.
	 */
	private static final Map<TestDatabase, Pattern> ABOUT_ROWS = Map.of(TestDatabase.H2, Pattern.compile(""),
			TestDatabase.POSTGRESQL,
			Pattern.compile("^(rows|keys|types|constraints: .*unique|columns: .*(becomes|shrinks|an integer))"),
			TestDatabase.MARIADB,
			Pattern.compile("^(rows:|columns: .*(becomes (not|unique)|shrinks|becomes text|an integer)"
					+ "|constraints: .* becomes unique|keys: .*primary key becomes)"));

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("changes")
	@Execution(ExecutionMode.CONCURRENT)
	void nobodyMeetsAnErrorOfTheDatabase(TestDatabase database, Case change, @TempDir Path root) {
		Workbench workbench = new Workbench(database, root).proving(false);
		start(workbench, change);
		CatalogDump first = workbench.dump();
		Rows before = workbench.rows().under(change.names());
		MigrationService service = workbench.with(Compiled.after(change));
		Taking taking = new Taking(change);
		if (generated(service, change, taking)) {
			service.upgrade(null);
			Rows after = workbench.rows();
			Rows kept = before.without(taking.changed);
			kept.assertKeptIn(after, taking.filled);
			service.downgrade(null, (loss) -> true);
			assertThat(workbench.dump().toString()).as("after the downgrade").isEqualTo(first.toString());
			kept.commonWith(after).assertKeptIn(workbench.rows().under(change.names()), taking.filled);
		}
		workbench.end();
	}

	private static void start(Workbench workbench, Case change) {
		MigrationService service = workbench.with(Compiled.before(change));
		service.generate(GenerateOptions.of("Start"));
		service.upgrade(null);
		RowFiller.fillHostile(workbench.dataSource(), change.values());
	}

	private static boolean generated(MigrationService service, Case change, Taking taking) {
		GenerateOptions options = GenerateOptions.of("Change")
			.deciding(change.options("Change").decisions())
			.asking(taking);
		try {
			Generated generated = service.generate(options);
			taking.told(generated.operations());
			return !generated.files().isEmpty();
		}
		catch (MigrationException ex) {
			assertThat(ex.failure()).as(ex.getMessage()).isIn(NAMED);
			return false;
		}
	}

	static Stream<Arguments> changes() {
		boolean all = System.getProperty("migration.database") != null;
		return TestDatabase.chosen()
			.flatMap((database) -> Compiled.CASES.stream()
				.filter((change) -> change.runsOn(database) && !change.changesNothing())
				.filter((change) -> all || ABOUT_ROWS.get(database).matcher(change.name()).find())
				.map((change) -> Arguments.of(database, change)));
	}

	/**
	 * Somebody who takes what is offered, and keeps in mind of which columns an answer
	 * changes values, and in which one only replaces NULL.
	 */
	private static final class Taking implements Asker {

		private static final Pattern ONLY_NULL = Pattern.compile("rows hold NULL|has no default");

		private static final Pattern CHANGED = Pattern.compile("~ values of (\\S+) in rows .*");

		private final Map<String, Integer> asked = new HashMap<>();

		private final Set<String> changed;

		private final Set<String> filled;

		Taking(Case change) {
			this.changed = new HashSet<>(change.recomputed());
			this.filled = new HashSet<>(change.filled());
			Decisions decisions = change.options("Change").decisions();
			Stream.of(Kind.CAST, Kind.NARROW)
				.forEach((kind) -> decisions.of(kind)
					.keySet()
					.forEach((column) -> this.changed.add(column.toLowerCase(Locale.ROOT))));
		}

		/** A value that somebody stated may replace others than NULL, but not untold. */
		void told(List<String> operations) {
			operations.stream()
				.map(CHANGED::matcher)
				.filter(Matcher::matches)
				.forEach((told) -> this.changed.add(told.group(1).toLowerCase(Locale.ROOT)));
		}

		@Override
		public @Nullable String ask(Question question) {
			String subject = question.id().replaceFirst("^\\w+ ", "").toLowerCase(Locale.ROOT);
			(ONLY_NULL.matcher(question.text()).find() ? this.filled : this.changed).add(subject);
			boolean again = this.asked.merge(question.id(), 1, Integer::sum) > 1;
			boolean offered = !question.suggestions().isEmpty() && !question.suggestions().get(0).equals("expression");
			return (again || !offered) ? null : question.suggestions().get(0);
		}

	}

}
