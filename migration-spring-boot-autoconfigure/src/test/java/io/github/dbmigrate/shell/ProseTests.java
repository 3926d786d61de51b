package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.Planned;
import io.github.dbmigrate.Planned.PlannedFile;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Severity;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.Diagnosis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * Long lines at terminals of several widths.
 */
class ProseTests {

	private static final MigrationException FAILED = new MigrationException(Failure.DATABASE,
			"/home/ann/my app/src/main/resources/db/migration/V2__add_email.sql failed at line 7: Column \"EMAIL\" not "
					+ "found (SQLState 42S22, error code 42122)\nStatement: alter table \"user\"\n  add constraint "
					+ "uk_user_email unique (email, username, created_at, updated_at, deleted_at)\nThis database does "
					+ "not roll back DDL: statements done and kept: 1. How far it came is recorded.",
			"Mend the cause, then run db upgrade: it goes on with statement 2; or finish it by hand and run `db repair "
					+ "--accept 2`, or take it back (db repair --forget 2).");

	private static final MigrationException ASKED = new MigrationException(Failure.QUESTION,
			"Column user.email varchar(120) is NOT NULL and has no default: which value do existing rows get?",
			"add to the command:\n   --fill user.email=\"concat(username, '@example.invalid')\"");

	private final MigrationService service = mock(MigrationService.class);

	private static Stream<String> texts() {
		return Stream.of(FAILED, ASKED)
			.flatMap((failure) -> Stream.of(Objects.requireNonNull(failure.getMessage()), failure.remedy()));
	}

	@Test
	void atAWidthOf40() {
		assertThat(screens(40)).isEqualTo("""
				error: /home/ann/my app/src/main/resources/db/migration/V2__add_email.sql
				  failed at line 7: Column "EMAIL" not
				  found (SQLState 42S22, error code
				  42122)
				Statement: alter table "user"
				  add constraint uk_user_email unique (email, username, created_at, updated_at, deleted_at)
				This database does not roll back DDL:
				  statements done and kept: 1. How far
				  it came is recorded.
				fix: Mend the cause, then run
				  db upgrade: it goes on with statement
				  2; or finish it by hand and run
				  `db repair --accept 2`, or take it
				  back (db repair --forget 2).
				error: Column user.email varchar(120) is
				  NOT NULL and has no default: which
				  value do existing rows get?
				fix: add to the command:
				   --fill user.email="concat(username, '@example.invalid')"
				problem  heads  Two branches met,
				                neither knows the other.
				                fix: db merge joins
				                  them;
				                  db merge --renumber
				                  moves one of them on
				                  top of the other.
				1 problem, 0 warnings
				V2__x.sql
				  - column user.mail
				  warning drop-column, line 6: The
				    values of user.email are gone, and a
				    running version that still reads the
				    column fails.
				    fix: Release a version that does not
				      use the column, then drop it.
				1 file: the database would go from 1 to
				  2
				""");
	}

	@Test
	void atAWidthOf80() {
		assertThat(screens(80)).isEqualTo("""
				error: /home/ann/my app/src/main/resources/db/migration/V2__add_email.sql failed
				  at line 7: Column "EMAIL" not found (SQLState 42S22, error code 42122)
				Statement: alter table "user"
				  add constraint uk_user_email unique (email, username, created_at, updated_at, deleted_at)
				This database does not roll back DDL: statements done and kept: 1. How far it
				  came is recorded.
				fix: Mend the cause, then run db upgrade: it goes on with statement 2; or finish
				  it by hand and run `db repair --accept 2`, or take it back
				  (db repair --forget 2).
				error: Column user.email varchar(120) is NOT NULL and has no default: which
				  value do existing rows get?
				fix: add to the command:
				   --fill user.email="concat(username, '@example.invalid')"
				problem  heads  Two branches met, neither knows the other.
				                fix: db merge joins them; db merge --renumber moves one of them
				                  on top of the other.
				1 problem, 0 warnings
				V2__x.sql
				  - column user.mail
				  warning drop-column, line 6: The values of user.email are gone, and a running
				    version that still reads the column fails.
				    fix: Release a version that does not use the column, then drop it.
				1 file: the database would go from 1 to 2
				""");
	}

	@Test
	void atAWidthOf120() {
		assertThat(screens(120)).isEqualTo(
				"""
						error: /home/ann/my app/src/main/resources/db/migration/V2__add_email.sql failed at line 7: Column "EMAIL" not found
						  (SQLState 42S22, error code 42122)
						Statement: alter table "user"
						  add constraint uk_user_email unique (email, username, created_at, updated_at, deleted_at)
						This database does not roll back DDL: statements done and kept: 1. How far it came is recorded.
						fix: Mend the cause, then run db upgrade: it goes on with statement 2; or finish it by hand and run
						  `db repair --accept 2`, or take it back (db repair --forget 2).
						error: Column user.email varchar(120) is NOT NULL and has no default: which value do existing rows get?
						fix: add to the command:
						   --fill user.email="concat(username, '@example.invalid')"
						problem  heads  Two branches met, neither knows the other.
						                fix: db merge joins them; db merge --renumber moves one of them on top of the other.
						1 problem, 0 warnings
						V2__x.sql
						  - column user.mail
						  warning drop-column, line 6: The values of user.email are gone, and a running version that still reads the column
						    fails.
						    fix: Release a version that does not use the column, then drop it.
						1 file: the database would go from 1 to 2
						""");
	}

	@ParameterizedTest
	@ValueSource(ints = { 20, 40, 80, 120 })
	void nothingIsLostAndNoCommandIsBroken(int width) {
		texts().forEach((text) -> {
			String broken = new Prose(() -> width).of(text);
			assertThat(broken.replaceAll("\\s+", " ")).isEqualTo(text.replaceAll("\\s+", " "));
			Pattern.compile("`[^`]+`|db repair --\\w+ 2|--fill.*|  add constraint.*")
				.matcher(text)
				.results()
				.forEach((command) -> assertThat(broken).contains(command.group()));
		});
	}

	@Test
	void linesStayWholeWhereNobodySits() {
		assertThat(screens(0).lines()).anyMatch((line) -> line.length() > 150).hasSize(16);
		assertThat(new Prose(() -> 5).of("a text that is wider than nothing at all")).doesNotContain("\n");
	}

	private String screens(int width) {
		when(this.service.upgrade(any(), any())).thenThrow(FAILED);
		when(this.service.generate(any())).thenThrow(ASKED);
		when(this.service.diagnose())
			.thenReturn(List.of(Diagnosis.problem("heads", "Two branches met, neither knows the other.",
					"db merge joins them; db merge --renumber moves one of them on top of the other.")));
		when(this.service.plan(null)).thenReturn(new Planned("1", "2", null, null,
				List.of(new PlannedFile("2", "V2__x.sql", "/app/V2__x.sql", List.of("- column user.mail"), 1,
						List.of(new Finding("drop-column", Severity.WARNING, "/app/V2__x.sql", 6, "user",
								"The values of user.email are gone, and a running version that still reads the column "
										+ "fails.",
								"Release a version that does not use the column, then drop it.")),
						Map.of()))));
		StringBuilder told = new StringBuilder();
		for (String command : List.of("upgrade", "migrate", "doctor", "plan")) {
			Spoken spoken = Spoken.atWidth(width, this.service, command);
			told.append(spoken.out()).append(spoken.err());
		}
		return told.toString();
	}

}
