package io.github.dbmigrate.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.shell.Sitting;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every kind of question is asked of somebody who sits at a terminal, by a single command
 * and at the prompt that {@code db} alone opens.
 */
class AskedTests {

	private static final String ITEM = """
			@Entity
			class Item {
				@Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
				%s
			}
			""";

	private static final Map<String, Model> MODELS = Entities.compile(Map.of("before",
			ITEM.formatted("@Column(length = 20) String name; @Column(length = 9) String code;"), "fill",
			ITEM.formatted(
					"@Column(length = 20) String name; @Column(length = 9) String code; @Column(nullable = false) Integer amount;"),
			"cast", ITEM.formatted("@Column(length = 20) String name; Integer code;"), "narrow",
			ITEM.formatted("@Column(length = 20) String name; @Column(length = 1) String code;"), "gone",
			ITEM.formatted("@Column(length = 20) String name;"), "rename",
			ITEM.formatted("@Column(length = 20) String name; @Column(length = 9) String sku;")));

	@ParameterizedTest(name = "{0}: {2}")
	@CsvSource(delimiter = '|', textBlock = """
			fill   | which value do existing rows get | id + 1                   | update item set amount = id + 1
			cast   | all 2 rows here fit              | cast(code as integer)    | cast(code as integer)
			narrow | hold more than fits              | a                        | left(code, 1)
			gone   | with values in 2 of 2 rows, but  | drop                     | drop column code
			gone   | no entity maps it any more       | keep                     | No changes detected
			rename | Is it the same under another name | 1                       | rename to sku
			""")
	void whatMigrateAsks(String entities, String question, String answer, String told, @TempDir Path root) {
		Sitting single = migrate(entities, answer, root.resolve("single"), false);
		Sitting prompt = migrate(entities, answer, root.resolve("prompt"), true);
		assertThat(single.err()).contains(question);
		assertThat(prompt.err().replaceAll("\\s+", " ")).contains(question);
		assertThat(single.out()).contains(told);
		assertThat(prompt.out()).isEqualTo(single.out());
	}

	private Sitting migrate(String entities, String answer, Path root, boolean prompt) {
		Workbench bench = bench(root);
		List<String> words = List.of("migrate", "--dry-run");
		MigrationService service = bench.with(MODELS.get(entities));
		Sitting sitting = prompt ? Sitting.atPrompt(service, words, List.of(answer))
				: Sitting.atCommand(service, words, List.of(answer));
		bench.end();
		return sitting;
	}

	@ParameterizedTest
	@CsvSource({ "y,The database went from 1 to base", "n,''" })
	void rowsThatADowngradeLoses(String answer, String told, @TempDir Path root) {
		Workbench bench = bench(root);
		MigrationService service = bench.with(MODELS.get("before"));
		Sitting single = Sitting.atCommand(service, List.of("downgrade"), List.of(answer));
		assertThat(single.err()).contains("Table item holds 2 rows", "Go on? [y/N] ");
		assertThat(single.out()).contains(told);
		if (answer.equals("n")) {
			assertThat(Sitting.atPrompt(service, List.of("downgrade"), List.of("y")).out())
				.contains("The database went from 1 to base");
		}
		bench.end();
	}

	private static Workbench bench(Path root) {
		Workbench bench = new Workbench(TestDatabase.H2, root).proving(false);
		Told.by(bench.with(MODELS.get("before")), "migrate", "-m", "Item").succeeded();
		Told.by(bench.with(MODELS.get("before")), "upgrade").succeeded();
		bench.jdbc().update("insert into item (name, code) values ('a', '12'), ('b', '34')");
		return bench;
	}

}
