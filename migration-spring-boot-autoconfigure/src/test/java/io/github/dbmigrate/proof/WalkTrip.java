package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays a walk on one database: at each station a migration is generated and run with
 * rows in every table, at the end all of them are taken back one by one. Values are
 * compared after each step, there and back.
 */
final class WalkTrip {

	private static final int ORACLE_EVERY = 10;

	private static final Pattern NOT_RESTORED = Pattern
		.compile("(?m)^-- ~ (?:column|values of) (\\S+) .*not restored.*$");

	private final TestDatabase database;

	private final Workbench workbench;

	private final Deque<Step> steps = new ArrayDeque<>();

	private String doing = "";

	WalkTrip(TestDatabase database, Path root) {
		this.database = database;
		this.workbench = new Workbench(database, root);
	}

	/**
	 * Goes to each station in turn, and back to where nothing was.
	 */
	void play(long seed, List<Model> stations) {
		Step step = null;
		try {
			for (int number = 0; number < stations.size(); number++) {
				step = new Step(number, stations.get(Math.max(0, number - 1)), stations.get(number),
						this.workbench.dump(), Generated.NOTHING);
				MigrationService service = this.workbench.withOnce(step.after());
				step = generate(step, service);
				forward(step, service);
			}
			while (!this.steps.isEmpty()) {
				step = this.steps.pop();
				back(step);
			}
		}
		catch (RuntimeException | AssertionError ex) {
			throw new AssertionError(told(seed, Objects.requireNonNull(step), ex), ex);
		}
		this.workbench.end();
	}

	private Step generate(Step step, MigrationService service) {
		this.doing = "generate";
		this.workbench.proving(step.number() % ORACLE_EVERY == 0 && this.database != TestDatabase.MARIADB);
		GenerateOptions options = GenerateOptions.of("Station").asking(new Answering());
		return step.with(service.generate(options));
	}

	private void forward(Step step, MigrationService service) {
		if (!step.generated().files().isEmpty()) {
			this.steps.push(step);
			upgrade(service);
			if (step.number() % ORACLE_EVERY == 0) {
				compareWithHibernate(step.after());
			}
			RowFiller.fill(this.workbench.dataSource(), Map.of());
		}
	}

	private void upgrade(MigrationService service) {
		Rows rows = this.workbench.rows();
		this.doing = "upgrade";
		service.upgrade(null);
		rows.assertKeptIn(this.workbench.rows());
		this.doing = "generate again";
		assertThat(service.generate(GenerateOptions.of("Again")).operations()).as("the next migration").isEmpty();
	}

	private void compareWithHibernate(Model model) {
		this.doing = "check";
		assertThat(this.workbench.with(model).check().differences()).as("check").isEmpty();
		this.doing = "compare with Hibernate";
		Hibernate.validate(this.workbench.dataSource(), model);
		Oracle.compare(this.database, this.workbench.dump(), Oracle.created(this.database, model));
	}

	private void back(Step step) {
		this.doing = "downgrade";
		Rows rows = this.workbench.rows().without(step.notRestored());
		this.workbench.with(step.after()).downgrade(null, (loss) -> true);
		assertThat(this.workbench.dump().differences(step.dump())).as("after the downgrade").isEmpty();
		rows.assertKeptIn(this.workbench.rows());
	}

	private String told(long seed, Step step, Throwable ex) {
		String before = (step.number() > 0) ? step.before().text() : "";
		return """
				%s, -Dmigration.walk.seed=%d, station %d, %s: %s

				=== walk %d station %d
				%s---
				%s
				%s
				-- the way back
				%s""".formatted(this.database, seed, step.number(), this.doing, ex.getMessage(), seed, step.number(),
				before, step.after().text(), step.generated().sql(), step.generated().undoSql());
	}

	/**
	 * From one station to the next.
	 *
	 * @param number the number of the next
	 * @param before the entities of the one
	 * @param after the entities of the next
	 * @param dump the database at the one
	 * @param generated the files that lead from one to the other
	 */
	private record Step(int number, Model before, Model after, CatalogDump dump, Generated generated) {

		Step with(Generated generated) {
			return new Step(this.number, this.before, this.after, this.dump, generated);
		}

		/** The columns of which the way back says that it does not give values back. */
		Set<String> notRestored() {
			return NOT_RESTORED.matcher(String.valueOf(this.generated.undoSql()))
				.results()
				.map((told) -> told.group(1).toLowerCase(Locale.ROOT))
				.collect(Collectors.toSet());
		}

	}

	/**
	 * Somebody who drops what is gone and takes the value that is offered, or another one
	 * where that does not fit.
	 */
	private static final class Answering implements Asker {

		private static final List<String> OTHERS = List.of("'v1'", "1", "time '10:00:00'", "'10:00:00'", "X'00'",
				"'00000000-0000-0000-0000-000000000001'", "'\\x00'");

		private final Map<String, Integer> asked = new HashMap<>();

		@Override
		public @Nullable String ask(Question question) {
			if (question.id().startsWith("drop ")) {
				return "drop";
			}
			int time = this.asked.merge(question.id(), 1, Integer::sum) - 1;
			String offered = question.suggestions().get(0);
			if (time == 0 && !offered.equals("expression")) {
				return offered;
			}
			return (time < OTHERS.size()) ? OTHERS.get(time) : null;
		}

	}

}
