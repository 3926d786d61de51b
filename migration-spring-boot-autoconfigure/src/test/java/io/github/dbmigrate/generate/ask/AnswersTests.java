package io.github.dbmigrate.generate.ask;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.reconcile.Drops;
import io.github.dbmigrate.generate.reconcile.MadeByEntities;
import io.github.dbmigrate.generate.rows.FillQuestion;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static io.github.dbmigrate.generate.ask.Decisions.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswersTests {

	private static final TableName USER = new TableName(null, "USER");

	private static final String EMAIL = "user.email";

	@Test
	void takesAFillFromAFlagInAnyLetterCase() {
		Answers answers = answers(NONE.with(Kind.FILL, "user.email", "'a'"), Asker.NOBODY);
		assertThat(fill(answers, null, List.of())).contains("'a'");
		answers.complete();
	}

	@Test
	void takesAFillForTheColumnOfAllTablesUnlessItHasItsOwn() {
		Decisions decided = NONE.with(Kind.FILL, "*.email", "'a'").with(Kind.FILL, "shop.person.email", "'b'");
		Answers answers = answers(decided, Asker.NOBODY);
		assertThat(fill(answers, null, List.of())).contains("'a'");
		assertThat(answers.given(Kind.FILL, "shop.person.email")).contains("'b'");
		assertThat(answers.given(Kind.FILL, "shop.team.EMAIL")).contains("'a'");
		assertThat(answers.given(Kind.FILL, "team.mail")).isEmpty();
		assertThat(answers.given(Kind.CAST, EMAIL)).isEmpty();
		answers.complete();
	}

	@Test
	void offersWhatWasAnsweredForTheColumnInAnotherTable() {
		List<List<String>> offered = new ArrayList<>();
		List<String> given = new ArrayList<>(List.of("bad", "'x'", "'x'", "'x'"));
		Answers answers = answers(NONE, (question) -> {
			offered.add(question.suggestions());
			return given.remove(0);
		});
		new FillQuestion(EMAIL, null, () -> "why", "s",
				(expression) -> expression.equals("bad") ? List.of("no") : List.of())
			.ask(answers);
		new FillQuestion("team.email", null, () -> "why", "s", (expression) -> List.of()).ask(answers);
		new FillQuestion("team.name", null, () -> "why", "s", (expression) -> List.of()).ask(answers);
		assertThat(offered).extracting(List::size).containsExactly(1, 1, 2, 1);
		assertThat(offered.get(2)).containsExactly("'x'", "s");
	}

	@Test
	void saysThatOneAnswerDoesForAllTables() {
		Answers answers = answers(NONE, Asker.NOBODY);
		fill(answers, null, List.of());
		new FillQuestion("team.email", null, () -> "why", "s", (expression) -> List.of()).ask(answers);
		new FillQuestion("team.name", null, () -> "why", "s", (expression) -> List.of()).ask(answers);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete)
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--fill team.email=\"s\"")
				.endsWith("(one for all 2 tables: --fill \"*.email=...\")"));
	}

	@Test
	void takesTheDefaultWithoutAsking() {
		Answers answers = answers(NONE, Asker.NOBODY);
		assertThat(fill(answers, "'x'", List.of())).contains("'x'");
		answers.complete();
	}

	@Test
	void leavesAFillOpenThatDoesNotFit() {
		Answers answers = answers(NONE.with(Kind.FILL, "user.email", "'a'"), Asker.NOBODY);
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
		Answers answers = answers(NONE, (question) -> given.remove(0));
		assertThat(new FillQuestion(EMAIL, null, () -> "why", "s",
				(expression) -> expression.equals("bad") ? List.of("no") : List.of())
			.ask(answers)).contains("good");
		answers.complete();
	}

	@Test
	void showsEveryOpenQuestionAtOnce() {
		Answers answers = answers(NONE, Asker.NOBODY);
		fill(answers, null, List.of());
		assertThat(new Drops(answers, MadeByEntities.NOTHING).mayDrop(USER, "MAIL")).isFalse();
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete)
			.satisfies((ex) -> assertThat(ex.remedy()).contains("--fill user.email=").contains("--drop user.mail"));
	}

	@Test
	void dropsAndKeepsWhatTheFlagsName() {
		Answers answers = answers(NONE.with(Kind.DROP, "user.mail", "").with(Kind.KEEP, "old", ""), Asker.NOBODY);
		assertThat(new Drops(answers, MadeByEntities.NOTHING).mayDrop(USER, "MAIL")).isTrue();
		assertThat(new Drops(answers, MadeByEntities.NOTHING).mayDrop(new TableName(null, "OLD"), null)).isFalse();
		answers.complete();
	}

	@Test
	void tellsThatAKeptColumnStopsInserts() {
		Answers answers = answers(NONE.with(Kind.KEEP, "user.mail", ""), Asker.NOBODY);
		ColumnType text = new ColumnType("varchar", List.of("40"));
		new Drops(answers, MadeByEntities.NOTHING).kept(USER, new Column("MAIL", text, false));
		new Drops(answers, MadeByEntities.NOTHING).kept(USER, new Column("NICK", text, true));
		new Drops(answers, MadeByEntities.NOTHING).kept(USER,
				new Column("KIND", text, false, "'x'", null, null, null, null));
		assertThat(answers.notes()).singleElement().asString().contains("user.mail stays NOT NULL without a default");
	}

	@Test
	void refusesAFlagThatNothingAsksFor() {
		Answers answers = answers(NONE.with(Kind.FILL, "user.emial", "'a'"), Asker.NOBODY);
		assertThatExceptionOfType(MigrationException.class).isThrownBy(answers::complete)
			.withMessageContaining("user.emial")
			.satisfies((ex) -> assertThat(ex.failure()).isEqualTo(Failure.INPUT));
	}

	private static java.util.Optional<String> fill(Answers answers, String fallback, List<String> objections) {
		return new FillQuestion(EMAIL, fallback, () -> "Which value do they get?", "concat('email-', id)",
				(expression) -> objections)
			.ask(answers);
	}

	private static Answers answers(Decisions decisions, Asker asker) {
		return new Answers(SqlDialect.of("H2", 2, 4), decisions, asker, DropPolicy.ASK);
	}

}
