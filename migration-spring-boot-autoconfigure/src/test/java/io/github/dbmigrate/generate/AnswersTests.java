package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswersTests {

	private static final TableName USER = new TableName(null, "USER");

	private static final Fills.Target EMAIL = new Fills.Target(USER, "EMAIL");

	@Test
	void takesAFillFromAFlagInAnyLetterCase() {
		Answers answers = answers(Map.of("user.email", "'a'"), Set.of(), Set.of(), Asker.NOBODY);
		assertThat(fill(answers, null, List.of())).contains("'a'");
		answers.complete();
	}

	@Test
	void takesTheDefaultWithoutAsking() {
		Answers answers = answers(Map.of(), Set.of(), Set.of(), Asker.NOBODY);
		assertThat(fill(answers, "'x'", List.of())).contains("'x'");
		answers.complete();
	}

	@Test
	void leavesAFillOpenThatDoesNotFit() {
		Answers answers = answers(Map.of("user.email", "'a'"), Set.of(), Set.of(), Asker.NOBODY);
		assertThat(fill(answers, null, List.of("2 rows would get the same value"))).isEmpty();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete).satisfies((ex) -> {
			assertThat(ex.failure()).isEqualTo(Failure.QUESTION);
			assertThat(ex).hasMessageContaining("2 rows would get the same value").hasMessageContaining("Nothing was");
			assertThat(ex.remedy()).contains("--fill user.email=");
		});
	}

	@Test
	void asksAgainUntilTheAnswerFits() {
		List<String> given = new ArrayList<>(List.of("bad", "good"));
		Answers answers = answers(Map.of(), Set.of(), Set.of(), (question) -> given.remove(0));
		assertThat(answers.fill(EMAIL, null, () -> "why", "s",
				(expression) -> expression.equals("bad") ? List.of("no") : List.of()))
			.contains("good");
		answers.complete();
	}

	@Test
	void showsEveryOpenQuestionAtOnce() {
		Answers answers = answers(Map.of(), Set.of(), Set.of(), Asker.NOBODY);
		fill(answers, null, List.of());
		assertThat(answers.mayDrop(USER, "MAIL")).isFalse();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete)
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--fill user.email=").contains("--drop user.mail"));
	}

	@Test
	void dropsAndKeepsWhatTheFlagsName() {
		Answers answers = answers(Map.of(), Set.of("user.mail"), Set.of("old"), Asker.NOBODY);
		assertThat(answers.mayDrop(USER, "MAIL")).isTrue();
		assertThat(answers.mayDrop(new TableName(null, "OLD"), null)).isFalse();
		answers.complete();
	}

	@Test
	void tellsThatAKeptColumnStopsInserts() {
		Answers answers = answers(Map.of(), Set.of(), Set.of("user.mail"), Asker.NOBODY);
		ColumnType text = new ColumnType("varchar", List.of("40"));
		answers.kept(USER, new Column("MAIL", text, false));
		answers.kept(USER, new Column("NICK", text, true));
		answers.kept(USER, new Column("KIND", text, false, "'x'", null, null, null, null));
		assertThat(answers.notes()).singleElement().asString().contains("user.mail stays NOT NULL without a default");
	}

	@Test
	void refusesAFlagThatNothingAsksFor() {
		Answers answers = answers(Map.of("user.emial", "'a'"), Set.of(), Set.of(), Asker.NOBODY);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete)
			.withMessageContaining("user.emial")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT));
	}

	private static java.util.Optional<String> fill(Answers answers, String fallback, List<String> objections) {
		return answers.fill(EMAIL, fallback, () -> "Which value do they get?", "concat('email-', id)",
				(expression) -> objections);
	}

	private static Answers answers(Map<String, String> fills, Set<String> drops, Set<String> keeps, Asker asker) {
		return new Answers(SqlDialect.of("H2", 2, 4),
				new GenerateOptions(null, false, fills, drops, keeps, null, asker), DropPolicy.ASK);
	}

}
