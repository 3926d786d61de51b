package io.github.dbmigrate.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.Planned;
import io.github.dbmigrate.Planned.PlannedFile;
import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Refreshed;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.generate.compare.Unmapped;
import io.github.dbmigrate.generate.reconcile.Drift;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Severity;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Damage;
import io.github.dbmigrate.upgrade.Damage.Mend;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Diagnosis;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.Migrated;
import io.github.dbmigrate.upgrade.OfflineScript;
import io.github.dbmigrate.upgrade.SqlRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

class DbCommandLineTests {

	private static final MigrationFile FILE = new MigrationFile(Version.of("2"), "add email", "V2__add_email.sql",
			"/app/V2__add_email.sql",
			new Header("Add email", List.of(Version.of("1")), "h2", false, List.of("+ column user.email")),
			"alter table x;\n", 42);

	private static final UndoFile UNDO = new UndoFile(Version.of("2"), "U2__add_email.sql", "/app/U2__add_email.sql",
			"alter table y;\n", 42, false, false);

	private final MigrationService service = mock(MigrationService.class);

	@Test
	void migrateListsOperationsAndFilesAndTheNextStep() {
		when(this.service.generate(any())).thenReturn(new Generated("2", List.of("+ column user.email"), "alter",
				"undo", List.of("/app/V2__add_email.sql", "/app/U2__add_email.sql"),
				List.of(new Finding("required-column", Severity.WARNING, null, null, "user", "It fails.",
						"Give a default."),
						new Finding("json-type", Severity.INFO, null, null, "user", "Hm.", "Use jsonb.")),
				List.of("Behind: postgresql"), List.of(new RowCount("user", "email", "null", 2, 3, List.of("1", "3"),
						"2 of 3 rows of user.email are NULL and get 'x'"))));
		assertThat(Spoken.by(this.service, "migrate", "-m", "Add email")).isEqualTo(new Spoken(0, """
				+ column user.email
				Wrote /app/V2__add_email.sql
				Wrote /app/U2__add_email.sql
				""", """
				~ 2 of 3 rows of user.email are NULL and get 'x'
				hazard: required-column: It fails.
				  fix: Give a default.
				Behind: postgresql
				Next: review the file, then `db upgrade`
				"""));
	}

	@Test
	void jsonSaysAllOnceInTheWordsOfTheScreenAndNothingThatIsNotKnown() {
		when(this.service.generate(any())).thenReturn(new Generated("2", List.of(), "alter", "undo", List.of(),
				List.of(new Finding("drop-column", Severity.WARNING, null, null, "user", "It is gone.", "Wait.")),
				List.of("Behind: postgresql")));
		Spoken spoken = Spoken.by(this.service, "migrate", "--json");
		assertThat(spoken.err()).isEmpty();
		assertThat(JsonMapper.shared().readTree(spoken.out()).path("hazards").path(0))
			.hasToString("{\"rule\":\"drop-column\",\"severity\":\"warning\",\"table\":\"user\","
					+ "\"message\":\"It is gone.\",\"mend\":\"Wait.\"}");
		when(this.service.status()).thenReturn(status(State.UNDO_INTERRUPTED, "1", "2"));
		assertThat(json("status").path("databases").path("main").path("state").asString())
			.isEqualTo("undo interrupted");
	}

	@Test
	void verboseSaysWhatWasAskedAndHowLongItTook() {
		when(this.service.url()).thenReturn(Optional.of("jdbc:h2:mem:x"));
		when(this.service.location()).thenReturn("/app/db/migration");
		when(this.service.check()).thenReturn(new Checked(List.of(), List.of("A note."), "3 tables of entities"));
		Spoken spoken = Spoken.by(this.service, "check", "--verbose");
		assertThat(spoken.out()).isEqualTo("Entities, files and database agree\n");
		assertThat(spoken.err().replaceAll("\\d+\\.\\d s", "<time>")).isEqualTo("""
				database: jdbc:h2:mem:x
				folder: /app/db/migration
				A note.
				compared: 3 tables of entities
				took <time>
				""");
		assertThat(Spoken.by(this.service, "check", "-q", "-v").err()).isEmpty();
		assertThat(json("check", "-v").propertyNames()).containsExactly("agrees", "differences", "notes", "compared");
	}

	@Test
	void quietLeavesNotesAndWarningsOutButNoFailure() {
		when(this.service.warnings()).thenReturn(List.of("User.java is newer"));
		when(this.service.generate(any())).thenReturn(new Generated("2", List.of("+ column user.email"), "alter",
				"undo", List.of("/app/V2.sql"), List.of(), List.of("Behind: postgresql")));
		assertThat(Spoken.by(this.service, "migrate").err()).contains("User.java is newer", "Behind: postgresql");
		assertThat(Spoken.by(this.service, "migrate", "-q"))
			.isEqualTo(new Spoken(0, "+ column user.email\nWrote /app/V2.sql\n", ""));
		when(this.service.show("9")).thenThrow(new MigrationException(Failure.INPUT, "There is none.", "db history"));
		assertThat(Spoken.by(this.service, "show", "9", "--quiet").err()).startsWith("error: There is none.\nfix: ");
	}

	@Test
	void migrateHandsEveryFlagOver() {
		when(this.service.generate(any())).thenReturn(Generated.NOTHING);
		Spoken.by(this.service, "migrate", "-m", "three words here", "--dry-run", "--fill",
				"user.email=concat(username, '@a=b')", "--fill=user.age=1", "--drop", "person", "--drop=user.mail",
				"--keep", "old", "--drift=adopt");
		ArgumentCaptor<GenerateOptions> options = ArgumentCaptor.forClass(GenerateOptions.class);
		verify(this.service).generate(options.capture());
		assertThat(options.getValue().message()).isEqualTo("three words here");
		assertThat(options.getValue().dryRun()).isTrue();
		assertThat(options.getValue().decisions())
			.isEqualTo(Decisions.NONE.with(Kind.FILL, "user.email", "concat(username, '@a=b')")
				.with(Kind.FILL, "user.age", "1")
				.with(Kind.DROP, "person", "")
				.with(Kind.DROP, "user.mail", "")
				.with(Kind.KEEP, "old", ""));
		assertThat(options.getValue().drift()).isEqualTo(Drift.ADOPT);
	}

	@Test
	void migrateTakesAnswersFromAFileAndFlagsWin(@TempDir Path root) throws IOException {
		when(this.service.generate(any())).thenReturn(Generated.NOTHING);
		Path file = Files.writeString(root.resolve("answers.txt"), "fill user.email = 'a'\nfill user.age = 1\n");
		Spoken.by(this.service, "migrate", "--answers", file.toString(), "--fill", "user.age=2");
		ArgumentCaptor<GenerateOptions> options = ArgumentCaptor.forClass(GenerateOptions.class);
		verify(this.service).generate(options.capture());
		assertThat(options.getValue().decisions())
			.isEqualTo(Decisions.NONE.with(Kind.FILL, "user.email", "'a'").with(Kind.FILL, "user.age", "2"));
	}

	@Test
	void doctorShowsEachLookWithItsMend() {
		when(this.service.diagnose()).thenReturn(List.of(Diagnosis.ok("driver", "org.h2.Driver 2.4"),
				Diagnosis.warning("undo files", "No way back from V2__add_email.sql.", "Write it."),
				Diagnosis.problem("heads", "Two branches met.\nV2, V3", "db merge"),
				Diagnosis.skipped("privileges", "there is no connection")));
		assertThat(Spoken.by(this.service, "doctor")).isEqualTo(new Spoken(1, """
				ok       driver      org.h2.Driver 2.4
				warning  undo files  No way back from V2__add_email.sql.
				                     fix: Write it.
				problem  heads       Two branches met.
				                     V2, V3
				                     fix: db merge
				skipped  privileges  there is no connection
				1 problem, 1 warning
				""", ""));
		assertThat(json("doctor").get("checks").get(1).toString()).isEqualTo(
				"{\"subject\":\"undo files\",\"level\":\"warning\",\"text\":\"No way back from V2__add_email.sql.\","
						+ "\"mend\":\"Write it.\"}");
	}

	private static final Damage FAILED = new Damage("2", "V2__add_email.sql", State.FAILED,
			"it failed; statements done and kept: 1",
			"/app/V2__add_email.sql, 2 statements; those done are as they ran",
			List.of(new Mend(Way.CONTINUE, "go on with statement 2"), new Mend(Way.FORGET, "2 counts as not run")));

	private static final String FAILED_TEXT = """
			V2__add_email.sql: failed
			  history  it failed; statements done and kept: 1
			  files    /app/V2__add_email.sql, 2 statements; those done are as they ran
			""";

	@Test
	void repairSaysThatNothingIsWrong() {
		assertThat(Spoken.by(this.service, "repair")).isEqualTo(new Spoken(0, "Nothing to repair\n", ""));
	}

	@Test
	void repairWithoutAnAnswerPrintsTheFlags() {
		when(this.service.damages()).thenReturn(List.of(FAILED));
		assertThat(Spoken.by(this.service, "repair")).isEqualTo(new Spoken(3, "", "error: " + FAILED_TEXT + """
				Nothing was changed.
				fix: add one to the command:
				   --continue # go on with statement 2
				   --forget 2 # 2 counts as not run
				"""));
		verify(this.service, never()).repair(any(), any());
	}

	@Test
	void repairSaysWhatIsSoWhereAnAnswerDoesNotFit() {
		when(this.service.damages()).thenReturn(List.of(new Damage("1", "V1__a.sql", State.EDITED, "V1__a.sql ran",
				"another text", List.of(new Mend(Way.ACCEPT, "it counts")))));
		assertThat(Spoken.by(this.service, "repair", "--forget", "1")).isEqualTo(new Spoken(2, "", """
				error: V1__a.sql: edited
				  history  V1__a.sql ran
				  files    another text
				--forget is no way to mend that. Nothing was changed.
				fix: db repair --accept 1 # it counts
				"""));
		assertThat(Spoken.by(this.service, "repair", "--forget", "9").err())
			.startsWith("error: Nothing is wrong with 9. Nothing was changed.");
	}

	@Test
	void repairMendsWhatIsAnsweredAndTellsWhatIsLeft() {
		Damage edited = new Damage("1", "V1__a.sql", State.EDITED, "V1__a.sql ran", "another text",
				List.of(new Mend(Way.ACCEPT, "it counts")));
		when(this.service.damages()).thenReturn(List.of(FAILED, edited), List.of(edited));
		when(this.service.repair(FAILED, Way.FORGET)).thenReturn("2 counts as not run.");
		assertThat(Spoken.by(this.service, "repair", "--forget", "2")).isEqualTo(new Spoken(1, """
				2 counts as not run.
				V1__a.sql: edited
				  history  V1__a.sql ran
				  files    another text
				  fix      db repair --accept 1 # it counts
				""", ""));
	}

	@Test
	void repairRefusesAnAnswerToNothing() {
		when(this.service.damages()).thenReturn(List.of(FAILED));
		assertThat(Spoken.by(this.service, "repair", "--continue", "--accept", "2")).isEqualTo(new Spoken(2, "", """
				error: V2__add_email.sql: failed
				  history  it failed; statements done and kept: 1
				  files    /app/V2__add_email.sql, 2 statements; those done are as they ran
				--accept is no way to mend that. Nothing was changed.
				fix: one of these:
				   db repair --continue # go on with statement 2
				   db repair --forget 2 # 2 counts as not run
				"""));
		verify(this.service, never()).repair(any(), any());
	}

	@Test
	void repairAsksAtTheTerminal() {
		when(this.service.damages()).thenReturn(List.of(FAILED), List.of());
		when(this.service.repair(FAILED, Way.CONTINUE)).thenReturn("V2__add_email.sql was run to its end.");
		assertThat(Spoken.atTerminal(this.service, List.of("1"), "repair"))
			.isEqualTo(new Spoken(0, "V2__add_email.sql was run to its end.\n", FAILED_TEXT + """

					  1) --continue # go on with statement 2
					  2) --forget 2 # 2 counts as not run
					number or answer:\s""".replaceFirst("^\n", "")));
	}

	@Test
	void checkComparesWithWhatTheFilesMake() {
		when(this.service.checkFiles()).thenReturn(new Checked(List.of(), List.of()));
		assertThat(Spoken.by(this.service, "check", "--from=files"))
			.isEqualTo(new Spoken(0, "Entities, snapshot and files agree\n", ""));
		assertThat(Spoken.by(this.service, "check", "--from=files", "--offline").exitCode()).isEqualTo(2);
		assertThat(Spoken.by(this.service, "check", "--from=file").exitCode()).isEqualTo(2);
		verify(this.service, never()).check();
	}

	@Test
	void squashNamesTheFileAndHandsTheDecisionOver() {
		when(this.service.squash(eq("Squash"), isNull(), any())).thenReturn(new Generated("3", List.of("+ table user"),
				"create", null, List.of("/app/B3__squash.sql"), List.of(), List.of("The files stay.")));
		assertThat(Spoken.by(this.service, "squash"))
			.isEqualTo(new Spoken(0, "+ table user\nCreated /app/B3__squash.sql\n", "The files stay.\n"));
		when(this.service.squash(eq("Start anew"), eq(false), any())).thenReturn(Generated.NOTHING);
		assertThat(Spoken.by(this.service, "squash", "-m", "Start anew", "--statements=leave").exitCode()).isZero();
		verify(this.service).squash(eq("Start anew"), eq(false), any());
	}

	@Test
	void pruneNamesWhatIsGoneAndTakesNoOtherOption() {
		when(this.service.prune()).thenReturn(new Generated("3", List.of("- /app/V1__a.sql"), null, null, List.of(),
				List.of(), List.of("Others are told.")));
		assertThat(Spoken.by(this.service, "squash", "--prune"))
			.isEqualTo(new Spoken(0, "- /app/V1__a.sql\n", "Others are told.\n"));
		assertThat(Spoken.by(this.service, "squash", "--prune", "--statements=take").exitCode()).isEqualTo(2);
		verify(this.service, never()).squash(any(), any(), any());
	}

	@Test
	void planShowsOperationsHazardsAndRows() {
		Finding drop = new Finding("drop-column", Severity.WARNING, "/app/V2__x.sql", 6, "user", "It is gone.",
				"Wait.");
		when(this.service.plan(null)).thenReturn(new Planned("1", "3", null, null,
				List.of(new PlannedFile("2", "V2__x.sql", "/app/V2__x.sql", List.of("- column user.mail"), 1,
						List.of(drop), Map.of("user", 12345L, "note", 1L)),
						new PlannedFile("3", "V3__y.sql", "/app/V3__y.sql", List.of(), 2, List.of(), Map.of()))));
		assertThat(Spoken.by(this.service, "plan")).isEqualTo(new Spoken(0, """
				V2__x.sql
				  - column user.mail
				  rows now: note 1, user 12,345
				  warning drop-column, line 6: It is gone.
				    fix: Wait.
				V3__y.sql
				  written by hand, 2 statements
				2 files: the database would go from 1 to 3
				""", ""));
		when(this.service.plan(null)).thenReturn(new Planned(null, null, null, null, List.of()));
		assertThat(Spoken.by(this.service, "plan").out()).isEqualTo("Nothing to run, the database is at base\n");
	}

	@Test
	void doctorSaysWhyAnApplicationDoesNotGetToItsDatabase() {
		when(this.service.diagnose()).thenThrow(new MigrationException(Failure.INPUT, "No driver.", "Add it."));
		assertThat(Spoken.by(this.service, "doctor")).isEqualTo(new Spoken(1, """
				problem  configuration  No driver.
				                        fix: Add it.
				skipped  database       the application does not get as far as its database
				1 problem, 0 warnings
				""", ""));
	}

	@Test
	void anAnswersFileThatIsNotThereIsAWrongInput() {
		assertThat(Spoken.by(this.service, "migrate", "--answers=none.txt").exitCode()).isEqualTo(2);
	}

	@Test
	void noChangesIsOneLine() {
		when(this.service.generate(any())).thenReturn(Generated.NOTHING);
		assertThat(Spoken.by(this.service, "migrate")).isEqualTo(new Spoken(0, "No changes detected\n", ""));
	}

	@Test
	void dryRunPrintsNothingButTheSql() {
		when(this.service.generate(any())).thenReturn(
				new Generated("2", List.of("+ x"), "-- x\nalter table x;\n", "undo", List.of(), List.of(), List.of()));
		assertThat(Spoken.by(this.service, "migrate", "--dry-run"))
			.isEqualTo(new Spoken(0, "-- x\nalter table x;\n", ""));
	}

	@Test
	void withoutTerminalNobodyAnswers() {
		asks(new Question("fill user.email", "What fills user.email?", "--fill ...", List.of("''")));
		Spoken spoken = Spoken.by(this.service, "migrate");
		assertThat(spoken)
			.isEqualTo(new Spoken(3, "", "error: No answer: fill user.email\nfix: add --fill user.email=\"...\"\n"));
	}

	@ParameterizedTest
	@CsvSource({ "b,lower(name)", "'concat(a, b)','concat(a, b)'", "1,1" })
	void atTerminalALetterTakesASuggestionWhereANumberIsAValue(String typed, String answer) {
		asks(new Question("fill user.email", "What fills user.email?", "--fill ...", List.of("''", "lower(name)")));
		Spoken spoken = Spoken.atTerminal(this.service, List.of(typed), "migrate");
		assertThat(spoken.err()).startsWith("What fills user.email?\n  a) ''\n  b) lower(name)\nletter or SQL: ");
		assertThat(spoken.out()).contains(answer);
	}

	@Test
	void withoutADatabaseTheSnapshotIsAsked() {
		when(this.service.generateOffline(any())).thenReturn(new Generated("2", List.of("+ column user.email"), "alter",
				"undo", List.of("/app/V2__add_email.sql"), List.of(), List.of("No database was asked.")));
		assertThat(Spoken.by(this.service, "migrate", "--offline", "-m", "Add email")).isEqualTo(new Spoken(0, """
				+ column user.email
				Wrote /app/V2__add_email.sql
				""", """
				No database was asked.
				Next: review the file, then `db upgrade`
				"""));
		when(this.service.checkOffline()).thenReturn(new Checked(List.of(), List.of("No database was asked.")),
				new Checked(List.of(new Difference("model-snapshot", "+ column user.email", "db migrate")), List.of()));
		assertThat(Spoken.by(this.service, "check", "--offline"))
			.isEqualTo(new Spoken(0, "Entities, snapshot and files agree\n", "No database was asked.\n"));
		Spoken json = Spoken.by(this.service, "check", "--offline", "--json");
		assertThat(json.exitCode()).isEqualTo(1);
		assertThat(JsonMapper.shared().readTree(json.out()).at("/differences/0/between").asString())
			.isEqualTo("model-snapshot");
		assertThat(Spoken.by(this.service, "check", "--offline", "--unmapped").exitCode()).isEqualTo(2);
	}

	@Test
	void snapshotListsWhatItSaysOtherwise() {
		when(this.service.snapshot()).thenReturn(
				new Refreshed("2", List.of("+ column user.city"), List.of("/app/schema-snapshot.json"), List.of()),
				new Refreshed("2", List.of(), List.of(), List.of("The entities want more.")));
		assertThat(Spoken.by(this.service, "snapshot"))
			.isEqualTo(new Spoken(0, "+ column user.city\nWrote /app/schema-snapshot.json\n", ""));
		assertThat(Spoken.by(this.service, "snapshot"))
			.isEqualTo(new Spoken(0, "The snapshot is up to date\n", "The entities want more.\n"));
	}

	@Test
	void atTerminalTheNewNamesAreNumbered() {
		asks(new Question("rename user.mail", "Is it the same under another name, or drop it with its data?",
				"--rename", List.of("rename to email", "rename to phone", "drop", "keep")));
		assertThat(Spoken.atTerminal(this.service, List.of("1"), "migrate").err()).startsWith("""
				Is it the same under another name, or drop it with its data?
				  1) rename to email
				  2) rename to phone
				  3) drop
				  4) keep
				number or answer:\s""");
	}

	@Test
	void downgradeAsksBeforeRowsAreLost() {
		when(this.service.downgrade(eq("-1"), any())).thenAnswer((call) -> {
			Predicate<String> losesData = call.getArgument(1);
			return new Migrated("2", losesData.test("user.email holds 3 rows") ? "1" : "2", List.of());
		});
		assertThat(Spoken.by(this.service, "downgrade", "-1").out()).isEqualTo("The database is at 2\n");
		assertThat(Spoken.by(this.service, "downgrade", "--yes", "-1").out()).contains("from 2 to 1");
		assertThat(Spoken.by(this.service, "downgrade", "-1", "--yes").out()).contains("from 2 to 1");
		Spoken asked = Spoken.atTerminal(this.service, List.of("y"), "downgrade", "-1");
		assertThat(asked.err()).isEqualTo("user.email holds 3 rows\nGo on? [y/N] ");
		assertThat(asked.out()).contains("from 2 to 1");
		assertThat(Spoken.atTerminal(this.service, List.of(""), "downgrade", "-1").out()).contains("is at 2");
	}

	@Test
	void targetsArriveAsTyped() {
		when(this.service.upgrade(eq("+1"), any())).thenReturn(new Migrated(null, "1", List.of("V1__init.sql")));
		when(this.service.stamp("head")).thenReturn(new Migrated("1", "2", List.of("V2__add_email.sql")));
		when(this.service.upgrade(eq(null), any())).thenReturn(new Migrated("2", "2", List.of()));
		assertThat(Spoken.by(this.service, "upgrade", "+1").out())
			.isEqualTo("Ran V1__init.sql\nThe database went from base to 1\n");
		assertThat(Spoken.by(this.service, "stamp", "head").out())
			.isEqualTo("Recorded V2__add_email.sql\nThe database went from 1 to 2\n");
		assertThat(Spoken.by(this.service, "upgrade").out()).isEqualTo("The database is at 2\n");
	}

	@Test
	void sqlIsPrintedInsteadOfRun() {
		when(this.service.upgradeSql("2")).thenReturn(List.of(new OfflineScript(FILE.fileName(), "alter table x;")));
		when(this.service.downgradeSql("-2")).thenReturn(List.of(new OfflineScript(UNDO.fileName(), "alter table y;")));
		when(this.service.stampSql("head", true)).thenReturn(List.of(new OfflineScript("stamp head", "insert;")));
		assertThat(Spoken.by(this.service, "upgrade", "2", "--sql").out())
			.isEqualTo("-- V2__add_email.sql\nalter table x;\n\n");
		assertThat(Spoken.by(this.service, "downgrade", "--sql", "-2").out())
			.isEqualTo("-- U2__add_email.sql\nalter table y;\n\n");
		assertThat(Spoken.by(this.service, "stamp", "head", "--purge", "--sql").out())
			.isEqualTo("-- stamp head\ninsert;\n\n");
		assertThat(Spoken.by(this.service, "upgrade", "--sql")).isEqualTo(new Spoken(0, "", "Nothing to run\n"));
	}

	@Test
	void betweenTwoVersionsSqlIsPrintedWithoutAConnection() {
		when(this.service.sql(new SqlRange(SqlRange.Way.UPGRADE, "base", "head", "mariadb")))
			.thenReturn(List.of(new OfflineScript("R__x.sql", "-- not part of this: R__x.sql is.",
					List.of("not part of the SQL: R__x.sql is."))));
		assertThat(Spoken.by(this.service, "upgrade", "--sql", "base:head", "--dialect", "mariadb"))
			.isEqualTo(new Spoken(0, "-- R__x.sql\n-- not part of this: R__x.sql is.\n\n",
					"warning: not part of the SQL: R__x.sql is.\n"));
		assertThat(Spoken.by(this.service, "downgrade", "3:1").err()).contains("only --sql takes", "Add --sql");
		assertThat(Spoken.by(this.service, "upgrade", "--sql", "--dialect=h2").exitCode()).isEqualTo(2);
		Spoken.by(this.service, "downgrade", "--sql", "3:1");
		verify(this.service).sql(new SqlRange(SqlRange.Way.DOWNGRADE, "3", "1", null));
		Spoken.by(this.service, "stamp", "--sql", "1:3");
		verify(this.service).sql(new SqlRange(SqlRange.Way.STAMP, "1", "3", null));
	}

	@Test
	void purgingAsksFirst() {
		when(this.service.purge(eq("head"), any())).thenAnswer((call) -> {
			Predicate<String> agreed = call.getArgument(1);
			return new Migrated("1", agreed.test("3 rows go") ? "2" : "1", List.of());
		});
		assertThat(Spoken.by(this.service, "stamp", "head", "--purge").out()).contains("is at 1");
		assertThat(Spoken.by(this.service, "stamp", "--purge", "--yes", "head").out()).contains("from 1 to 2");
		assertThat(Spoken.atTerminal(this.service, List.of("y"), "stamp", "--purge", "head").err())
			.isEqualTo("3 rows go\nGo on? [y/N] ");
	}

	@Test
	void currentSaysWhetherItIsTheHead() {
		when(this.service.status()).thenReturn(status(State.UP_TO_DATE, "2", "2"), status(State.PENDING, "1", "2"),
				status(State.PENDING, null, "2"));
		assertThat(Spoken.by(this.service, "current").out()).isEqualTo("2 (head)\n");
		assertThat(Spoken.by(this.service, "current").out()).isEqualTo("1\n");
		assertThat(Spoken.by(this.service, "current").out()).isEmpty();
	}

	@Test
	void historyIsNewestFirst() {
		when(this.service.graph()).thenReturn(new RevisionGraph(List.of()));
		when(this.service.status()).thenReturn(status(State.PENDING, "1", "2"));
		when(this.service.history())
			.thenReturn(List.of(entry("1", "SUCCESS"), entry(null, "SUCCESS"), entry("2", "PENDING")));
		assertThat(Spoken.by(this.service, "history", "-i").out()).isEqualTo("""
				1 -> 2 (head), some words [PENDING]
				R__views.sql, some words [SUCCESS]
				<base> -> 1 (current), some words [SUCCESS]
				""");
	}

	@Test
	void historyOfTheFilesAsksNoDatabase() {
		when(this.service.graph()).thenReturn(new RevisionGraph(List.of(FILE)));
		assertThat(Spoken.by(this.service, "history").out()).isEqualTo("1 -> 2 (head), add email\n");
		assertThat(Spoken.by(this.service, "history", "-r", "head:").out()).isNotEmpty();
		verify(this.service, never()).status();
		when(this.service.status()).thenReturn(status(State.UP_TO_DATE, "2", "2"));
		assertThat(Spoken.by(this.service, "history", "-r", "current:").out()).isNotEmpty();
	}

	@Test
	void placeholdersGoToTheRun() {
		MigrationService placed = mock(MigrationService.class);
		when(this.service.with(Map.of("who", "Eve", "n", "a=b"))).thenReturn(placed);
		when(placed.upgrade(any(), any())).thenReturn(new Migrated(null, "1", List.of()));
		assertThat(Spoken.by(this.service, "upgrade", "-x", "who=Eve", "-x", "n=a=b").out()).contains("from base to 1");
		assertThat(Spoken.by(this.service, "upgrade", "-x", "who").exitCode()).isEqualTo(2);
	}

	@Test
	void templatesAreWaysToBegin() {
		assertThat(Spoken.by(this.service, "list-templates").out())
			.startsWith("Available templates:\n\ndefault\n  One database");
		assertThat(json("list-templates").at("/templates/1/command").asString()).isEqualTo("db init --multidb");
	}

	@Test
	void theFolderIsChosenBeforeThePromptOpens() {
		assertThat(Spoken.by(this.service, "status", "--directory", "x")).isEqualTo(new Spoken(2, "",
				"error: The folder of the migrations is chosen when the application starts, not here.\n"
						+ "fix: java -jar app.jar db --directory x ..., or set migration.directory.\n"));
	}

	@Test
	void mergeTellsWhatItWroteAndWhatIsUnproven() {
		when(this.service.merge("Both")).thenReturn(new Generated("4", List.of(), "-- Both\n", "",
				List.of("/app/V4__both.sql"), List.of(), List.of("unproven: no database")));
		assertThat(Spoken.by(this.service, "merge", "-m", "Both"))
			.isEqualTo(new Spoken(0, "Created /app/V4__both.sql\n", "unproven: no database\n"));
		when(this.service.renumber(eq("3"), any())).thenReturn(new Generated("5", List.of("~ 3 becomes 5"), null, null,
				List.of("/app/V5__x.sql"), List.of(), List.of()));
		assertThat(Spoken.by(this.service, "merge", "--renumber=3").out())
			.isEqualTo("~ 3 becomes 5\nCreated /app/V5__x.sql\n");
		when(this.service.renumber(eq(""), any()))
			.thenThrow(new MigrationException(Failure.QUESTION, "Which?", "Say."));
		assertThat(Spoken.by(this.service, "merge", "--renumber").exitCode()).isEqualTo(3);
	}

	@Test
	void aRangeThatGoesDownIsRefused() {
		when(this.service.status()).thenReturn(status(State.UP_TO_DATE, "2", "2"));
		when(this.service.history()).thenReturn(List.of(entry("1", "SUCCESS"), entry("2", "SUCCESS")));
		assertThat(Spoken.by(this.service, "history", "-i", "-r", "head:1"))
			.isEqualTo(new Spoken(2, "", "error: The range head:1 goes down, and nothing lies in it.\n"
					+ "fix: give the older version first: -r 1:head\n"));
	}

	@Test
	void aRangeOfTheHistoryAndItsDetails() {
		when(this.service.graph()).thenReturn(new RevisionGraph(List.of()));
		when(this.service.status()).thenReturn(status(State.PENDING, "2", "3"));
		when(this.service.history()).thenReturn(
				List.of(entry("1", "SUCCESS"), entry("2", "SUCCESS"), entry(null, "SUCCESS"), entry("3", "PENDING")));
		assertThat(Spoken.by(this.service, "history", "-i", "-r", "current:").out())
			.isEqualTo("2 -> 3 (head), some words [PENDING]\n<base> -> 2 (current), some words [SUCCESS]\n");
		assertThat(Spoken.by(this.service, "history", "-r", ":head-2", "-i", "-v").out())
			.isEqualTo("<base> -> 1, some words [SUCCESS]\n  file   V1__some_words.sql, with its undo file\n"
					+ "  type   SQL, checksum 1\n");
		assertThat(Spoken.by(this.service, "history", "-i", "-r-1:current").out().lines()).hasSize(2);
		assertThat(Spoken.by(this.service, "history", "-i", "-r", "7:").exitCode()).isEqualTo(2);
	}

	@Test
	void aDatabaseThatIsNotAtHeadFailsWhereItIsAsked() {
		when(this.service.status()).thenReturn(status(State.PENDING, "1", "2"));
		assertThat(Spoken.by(this.service, "current", "-v").out()).isEqualTo("1\n");
		assertThat(Spoken.by(this.service, "current", "--check-heads"))
			.isEqualTo(new Spoken(1, "1\n", "The database is at 1, the head is 2: run db upgrade\n"));
	}

	@Test
	void headsAndBranchesTellWhatTheyFollow() {
		MigrationFile other = new MigrationFile(Version.of("3"), "add age", "V3__add_age.sql", "/app/V3__add_age.sql",
				FILE.header(), "alter table z;\n", 43);
		when(this.service.heads()).thenReturn(List.of(FILE));
		RevisionGraph graph = mock(RevisionGraph.class);
		when(this.service.graph()).thenReturn(graph);
		when(graph.branchPoints()).thenReturn(Map.of(Version.of("1"), List.of(FILE, other)));
		assertThat(Spoken.by(this.service, "heads", "-v").out()).isEqualTo("""
				Version:  2 (head)
				Parent:   1
				File:     /app/V2__add_email.sql
				Message:  Add email
				""");
		assertThat(Spoken.by(this.service, "branches", "-v").out()).isEqualTo("""
				1 (branchpoint)

				  -> Version:  2
				  -> Parent:   1
				  -> File:     /app/V2__add_email.sql
				  -> Message:  Add email

				  -> Version:  3
				  -> Parent:   1
				  -> File:     /app/V3__add_age.sql
				  -> Message:  Add email
				""");
		assertThat(Spoken.by(this.service, "branches").out()).isEqualTo("1 (branchpoint)\n  -> 2\n  -> 3\n");
		assertThat(json("branches").at("/branches/0/children/1/script").asString()).isEqualTo("V3__add_age.sql");
	}

	@Test
	void showPrintsBothWays() {
		when(this.service.show("head")).thenReturn(new Shown(FILE, UNDO));
		assertThat(Spoken.by(this.service, "show", "head").out()).isEqualTo("""
				Version:  2
				Parent:   1
				Message:  Add email
				Checksum: 42
				File:     /app/V2__add_email.sql
				Undo:     /app/U2__add_email.sql

				alter table x;

				-- U2__add_email.sql
				alter table y;
				""");
	}

	@Test
	void checkListsWhatNoEntityMapsAndDoesNotFailForIt() {
		when(this.service.check()).thenReturn(new Checked(List.of(), List.of()));
		when(this.service.unmapped())
			.thenReturn(List.of(new Unmapped("table", "qrtz_locks"), new Unmapped("column", "user.legacy")), List.of());
		assertThat(Spoken.by(this.service, "check", "--unmapped")).isEqualTo(new Spoken(0, """
				Entities, files and database agree
				Mapped by no entity:
				  table qrtz_locks
				  column user.legacy
				""", ""));
		assertThat(Spoken.by(this.service, "check", "--unmapped", "--json").out()).contains("\"agrees\" : true",
				"\"unmapped\" : [ ]");
		assertThat(Spoken.by(this.service, "check", "--unmapped").out())
			.endsWith("Everything in the database is mapped by an entity\n");
	}

	@Test
	void checkWithDifferencesFails() {
		when(this.service.check()).thenReturn(new Checked(List.of(), List.of()), new Checked(
				List.of(new Difference("model-database", "user.email is missing", "`db migrate`, then `db upgrade`"),
						new Difference("files-undo", "V2 was edited", "review U2"),
						new Difference("model-database", "user.age is missing", "`db migrate`, then `db upgrade`")),
				List.of()));
		assertThat(Spoken.by(this.service, "check"))
			.isEqualTo(new Spoken(0, "Entities, files and database agree\n", ""));
		assertThat(Spoken.by(this.service, "check")).isEqualTo(new Spoken(1, """
				model-database: user.email is missing
				model-database: user.age is missing
				  fix: `db migrate`, then `db upgrade`
				files-undo: V2 was edited
				  fix: review U2
				""", ""));
	}

	@ParameterizedTest
	@EnumSource
	void statusFailsWhereSomethingIsWrong(State state) {
		when(this.service.status()).thenReturn(status(state, "1", "2"));
		Spoken spoken = Spoken.by(this.service, "status");
		assertThat(spoken.exitCode()).isOne();
		assertThat(spoken.out()).contains("main: ", "  url      jdbc:h2:mem:x", "  current  1", "  head     2",
				"  pending  V2__some_words.sql", "  problem  something", "  fix      a mend");
	}

	@Test
	void statusSucceedsWhereFilesAreOnlyPending() {
		when(this.service.status()).thenReturn(sound(State.PENDING), sound(State.UP_TO_DATE));
		assertThat(Spoken.by(this.service, "status").exitCode()).isZero();
		assertThat(Spoken.by(this.service, "status").out()).doesNotContain("problem", "fix");
	}

	@Test
	void jsonHasStableKeys() {
		when(this.service.status()).thenReturn(status(State.PENDING, null, "2"));
		when(this.service.heads()).thenReturn(List.of(FILE));
		when(this.service.history()).thenReturn(List.of(entry("2", "PENDING")));
		when(this.service.show("2")).thenReturn(new Shown(FILE, UNDO));
		when(this.service.check()).thenReturn(new Checked(List.of(), List.of()));
		when(this.service.generate(any())).thenReturn(Generated.NOTHING);
		assertThat(json("current"))
			.hasToString("{\"database\":\"main\",\"current\":null,\"head\":\"2\",\"atHead\":false}");
		assertThat(json("heads").path("heads").path(0).propertyNames()).containsExactly("version", "description",
				"script", "location", "message", "parents");
		assertThat(json("history", "-i").propertyNames()).containsExactly("current", "head", "migrations");
		assertThat(json("history", "-i").path("migrations").path(0).propertyNames()).containsExactly("type", "checksum",
				"version", "description", "script", "state", "installedBy", "installedOn", "installedRank",
				"executionTime", "undo");
		assertThat(json("show", "2").propertyNames()).containsExactly("version", "description", "message", "parents",
				"vendor", "baseline", "operations", "hazards", "script", "location", "checksum", "sql", "undo");
		assertThat(json("check")).hasToString("{\"agrees\":true,\"differences\":[],\"notes\":[]}");
		assertThat(json("status").path("databases").path("main").propertyNames()).containsExactly("database", "url",
				"product", "folder", "current", "head", "heads", "state", "problem", "remedy", "pending", "late",
				"applied");
		assertThat(json("migrate").propertyNames()).containsExactly("version", "operations", "sql", "undoSql", "files",
				"hazards", "notes", "counts", "compared");
	}

	@ParameterizedTest
	@EnumSource
	void failureDecidesTheExitCode(Failure failure) {
		when(this.service.status())
			.thenThrow(new MigrationException(failure, "It broke.", "Mend it.", new IllegalStateException("cause")));
		assertThat(Spoken.by(this.service, "status"))
			.isEqualTo(new Spoken(failure.exitCode(), "", "error: It broke.\nfix: Mend it.\n"));
	}

	@Test
	void unexpectedFailureIsOneLineWithoutPassword() {
		when(this.service.status()).thenThrow(new IllegalStateException("jdbc:x://joe:secret@h/d?password=secret&a=b"));
		Spoken spoken = Spoken.by(this.service, "status");
		assertThat(spoken)
			.isEqualTo(new Spoken(1, "", "error: java.lang.IllegalStateException: jdbc:x://***@h/d?password=***&a=b\n"
					+ "fix: run it again with --debug for the stack trace\n"));
		assertThat(Spoken.by(this.service, "status", "--debug").err()).contains("\tat ").doesNotContain("secret");
	}

	@Test
	void coloursAreForTerminalsOnly() {
		when(this.service.generate(any()))
			.thenReturn(new Generated("2", List.of("+ x", "- y"), "sql", "undo", List.of("f"), List.of(), List.of()));
		assertThat(Spoken.atTerminal(this.service, List.of(), "migrate").out()).contains("\033[32m+ x", "\033[31m- y");
		assertThat(Spoken.by(this.service, "migrate").out()).doesNotContain("\033");
	}

	private JsonNode json(String... words) {
		String[] all = Arrays.copyOf(words, words.length + 1);
		all[words.length] = "--json";
		return JsonMapper.shared().readTree(Spoken.by(this.service, all).out());
	}

	private void asks(Question question) {
		when(this.service.generate(any())).thenAnswer((call) -> {
			String answer = call.<GenerateOptions>getArgument(0).asker().ask(question);
			if (answer == null) {
				throw new MigrationException(Failure.QUESTION, "No answer: " + question.id(),
						"add --fill user.email=\"...\"");
			}
			return new Generated("2", List.of(answer), "sql", "undo", List.of(), List.of(), List.of());
		});
	}

	private static DatabaseStatus status(State state, String current, String head) {
		return status(state, current, head, "something", "a mend");
	}

	private static DatabaseStatus sound(State state) {
		return status(state, "1", "2", null, null);
	}

	private static DatabaseStatus status(State state, String current, String head, @Nullable String problem,
			@Nullable String remedy) {
		return new DatabaseStatus("main", "jdbc:h2:mem:x", "H2 2.4", "/app/db/migration", current, head,
				Stream.ofNullable(head).toList(), state, problem, remedy, List.of(entry("2", "PENDING")), List.of(),
				List.of());
	}

	private static HistoryEntry entry(String version, String state) {
		String script = (version != null) ? "V" + version + "__some_words.sql" : "R__views.sql";
		return new HistoryEntry("SQL", 1, version, "some words", script, state, null, null, null, null, true);
	}

}
