package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.generate.rename.ValueRenames;
import io.github.dbmigrate.generate.rows.RowPlan;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What {@code db migrate} asks about the rows between two schemas, where there are no
 * entities.
 *
 * @param texts what was asked
 * @param subjects the tables and columns that it was about
 * @param changes the changes with all answers
 * @param open what stayed open, or {@code null}
 */
public record RowQuestions(List<String> texts, List<String> subjects, List<Change> changes, @Nullable String open) {

	/**
	 * Asks the rows of a database, and somebody who takes what is offered.
	 * @param before what is there
	 * @param after what is wanted
	 */
	public static RowQuestions of(LiveDatabase live, Schema before, Schema after) {
		List<String> texts = new ArrayList<>();
		List<String> subjects = new ArrayList<>();
		Asker taking = (question) -> {
			boolean again = texts.contains(question.text());
			texts.add(question.text());
			subjects.add(question.id().replaceFirst("^\\w+ ", "").replace("\"", "").toLowerCase(Locale.ROOT));
			return again ? null : answer(question);
		};
		Answers answers = new Answers(live.dialect(), Decisions.NONE, taking, DropPolicy.ASK);
		List<Change> changes = changes(live, before, after, answers);
		try {
			answers.complete();
			return new RowQuestions(texts, subjects, changes, null);
		}
		catch (MigrationException ex) {
			texts.add(ex.getMessage());
			return new RowQuestions(texts, subjects, List.of(), ex.getMessage());
		}
	}

	private static @Nullable String answer(Question question) {
		String offered = question.id().startsWith("rename ") ? "drop" : question.suggestions().get(0);
		return offered.equals("expression") ? null : offered;
	}

	private static List<Change> changes(LiveDatabase live, Schema before, Schema after, Answers answers) {
		SqlDialect dialect = live.dialect();
		Renames renames = new Renames(dialect, before, new TreeMap<>(), new TreeMap<>());
		ValueRenames values = ValueRenames.of(after, before, answers, dialect);
		RowPlan rows = RowPlan.of(live, dialect, renames, values, before, after, answers);
		List<Change> changes = new ArrayList<>(SchemaDiff.between(before, after, rows.fills()));
		changes.addAll(rows.mends());
		return changes;
	}

}
