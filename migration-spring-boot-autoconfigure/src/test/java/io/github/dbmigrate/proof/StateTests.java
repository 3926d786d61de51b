package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

/**
 * From a database that hand-written files made to entities that come to it: what differs,
 * and nothing else. Written down in {@code cases/states.txt}:
 *
 * <pre>
 * === number and name
 * POSTGRESQL, H2: a line of SQL for these databases
 * MYSQL: a line of SQL where MySQL takes the place of MariaDB and cannot do with its lines
 * a line of SQL for all
 * ---
 * entities
 * &gt; what each operation begins with; none for no difference
 * ! fill and only, as in the other cases
 * </pre>
 */
class StateTests {

	static final List<Case> STATES = Case.read("states")
		.stream()
		.filter((state) -> state.name().matches(".*" + System.getProperty("migration.case", "") + ".*"))
		.toList();

	private static final Map<String, Model> MODELS = models();

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("states")
	@Execution(ExecutionMode.CONCURRENT)
	void leadsToTheEntities(TestDatabase database, Case state, @TempDir Path root) throws IOException {
		Workbench workbench = new Workbench(database, root);
		Files.writeString(workbench.directory().resolve("V1__by_hand.sql"), sql(database, state));
		Model entities = entities(state);
		MigrationService service = workbench.withOnce(entities);
		service.upgrade(null);
		List<String> expected = expected(state);
		Generated generated = service.generate(state.options("Change").asking(StateTests::narrowing));
		assertThat(generated.operations()).as("operations").hasSameSizeAs(expected);
		for (int i = 0; i < expected.size(); i++) {
			assertThat(generated.operations().get(i)).startsWith(expected.get(i));
		}
		if (!expected.isEmpty()) {
			goThereAndBack(workbench, service, entities);
		}
		assertThat(service.check().differences()).as("check").isEmpty();
		workbench.end();
	}

	/** What a type cuts off, rounds or converts is no matter here. */
	private static @Nullable String narrowing(Question question) {
		return question.id().startsWith("cast ") ? "narrow" : null;
	}

	private static void goThereAndBack(Workbench workbench, MigrationService service, Model entities) {
		CatalogDump before = workbench.dump();
		service.upgrade(null);
		assertThat(service.generate(GenerateOptions.of("Again")).operations()).as("the next migration").isEmpty();
		Hibernate.validate(workbench.dataSource(), entities);
		service.downgrade(null, (loss) -> true);
		assertThat(workbench.dump().toString()).as("after the downgrade").isEqualTo(before.toString());
		service.upgrade(null);
	}

	private static String sql(TestDatabase database, Case state) {
		boolean own = database.vendor().equals("mysql") && state.before().contains("MYSQL: ");
		String name = own ? "MYSQL" : database.name();
		return state.before()
			.lines()
			.filter((line) -> !line.matches("[A-Z0-9, ]+: .*") || line.substring(0, line.indexOf(": ")).contains(name))
			.map((line) -> line.replaceFirst("^[A-Z0-9, ]+: ", ""))
			.collect(Collectors.joining("\n"));
	}

	static Model entities(Case state) {
		return MODELS.get(state.name());
	}

	static List<String> expected(Case state) {
		return state.after().lines().filter((line) -> line.startsWith("> ")).map((line) -> line.substring(2)).toList();
	}

	static Stream<Arguments> states() {
		return TestDatabase.chosen()
			.flatMap((database) -> STATES.stream()
				.filter((state) -> state.runsOn(database))
				.map((state) -> Arguments.of(database, named(state.name(), state))));
	}

	private static Map<String, Model> models() {
		Map<String, String> sources = new LinkedHashMap<>();
		STATES.forEach((state) -> sources.put("state" + STATES.indexOf(state),
				state.after().lines().filter((line) -> !line.startsWith("> ")).collect(Collectors.joining("\n"))));
		Map<String, Model> compiled = Entities.compile(sources);
		Map<String, Model> models = new LinkedHashMap<>();
		STATES.forEach((state) -> models.put(state.name(), compiled.get("state" + STATES.indexOf(state))));
		return models;
	}

}
