package io.github.dbmigrate.hazard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/hazards.md} lists the rules that there are. With
 * {@code -Dmigration.docs=true} the page is written.
 */
class HazardsPageTests {

	private static final Path PAGE = Path.of("../docs/hazards.md");

	private static final String HEAD = """
			# Hazards

			What can go wrong when a migration meets a table that is populated and busy. `db migrate` shows it after the summary and writes it into the header of the file (`-- migration:hazard ...`); `db lint` reads files, also those written by hand.

			    db lint                       the newest migration
			    db lint 7 V8__more.sql        by version or name
			    db lint src/sql/R__views.sql  by path
			    db lint --all

			It opens no connection and reads no entity. The exit code is 1 where something weighs `error`, else 0. `--json` prints everything for programs, `--format=github` annotations for a workflow:

			    - run: java -jar app.jar db lint --all --format=github

			Nothing is said of a table that the same file makes, since it has no rows, and of a new column only what it does to the others. What the tables looked like before is taken from the snapshot; without one, a rule that must know it is silent, or says so. Of the files that one migration was written to (`..._2_of_3`), each counts on what those before it proved: a check that one of them validated lets the last set NOT NULL unnoticed. Rows are not counted: `db migrate` does that where it asks for a value.

			A statement that is meant is silenced by a comment above it, with a reason. A comment that silences nothing is reported.

			    -- migration:ignore drop-column no version since 1.4 reads it
			    alter table person drop column age;

			Each rule weighs what an application says: `migration.lint.severity.drop-column=error` (or `warning`, `info`, `off`).

			What stands under "measured" is what a test sees the database do: on PostgreSQL the locks, scans and rewrites inside a transaction that is rolled back; on MariaDB whether it refuses `ALGORITHM=INPLACE, LOCK=NONE`; everywhere whether it fails on rows that are not as they should be. MySQL is taken to do as MariaDB. Each file that the tests generate is read as text too, and the text must tell what its changes tell, with nothing left that is not understood. 66 of the published pairs of schemas that the tests know (CONTRIBUTING.md) name what can go wrong on the way, 127 hazards in all: 124 are found, 3 our statements do not have.
			""";

	@Test
	void thePageListsTheRulesThatThereAre() throws IOException {
		String page = page();
		if (Boolean.getBoolean("migration.docs")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("write it with -Dmigration.docs=true").hasContent(page);
	}

	private static String page() {
		StringBuilder page = new StringBuilder(HEAD);
		for (Harm harm : Harm.values()) {
			page.append("\n## ")
				.append(harm.title())
				.append("\n\n| rule | | finds | databases | measured | instead |\n|--|--|--|--|--|--|\n");
			Rules.ALL.stream()
				.filter((rule) -> rule.harm() == harm)
				.forEach((rule) -> page.append(row(rule)).append('\n'));
		}
		return page.toString();
	}

	private static String row(Rule rule) {
		return "| " + Stream
			.of("`" + rule.id() + "`", rule.severity().name().toLowerCase(Locale.ROOT), rule.catches(), databases(rule),
					effects(rule), rule.mend())
			.map((cell) -> cell.replace("|", "\\|"))
			.collect(Collectors.joining(" | ")) + " |";
	}

	private static String databases(Rule rule) {
		return (rule.vendors().size() == 4) ? "all"
				: rule.vendors().stream().sorted().collect(Collectors.joining(", "));
	}

	private static String effects(Rule rule) {
		return rule.effects().stream().sorted().map(Effect::words).collect(Collectors.joining(", "));
	}

}
