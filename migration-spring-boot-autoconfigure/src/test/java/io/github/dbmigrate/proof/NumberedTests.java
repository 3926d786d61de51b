package io.github.dbmigrate.proof;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * Every numbered case has a test on every database that is claimed for it, and
 * {@code docs/detected.md} says the same. With {@code -Dmigration.docs=true} the page is
 * written.
 */
class NumberedTests {

	private static final Pattern NUMBER = Pattern.compile("^\\w+: (E?\\d+(?:, E?\\d+)*) .*");

	private static final Path PAGE = Path.of("../docs/detected.md");

	@Test
	void everyNumberIsProvenWhereItIsClaimed() throws ReflectiveOperationException, IOException {
		Map<String, Set<TestDatabase>> proofs = proofs();
		assumeFalse(TestDatabase.isMySql(), "some cases are none of MySQL");
		List<String> missing = new ArrayList<>();
		for (Numbered one : Numbered.all()) {
			Set<TestDatabase> unproven = EnumSet.copyOf(one.databases());
			unproven.removeAll(proofs.getOrDefault(one.number(), Set.of()));
			if (!unproven.isEmpty()) {
				missing.add(one.number() + " " + one.title() + " on " + unproven);
			}
		}
		assertThat(missing).as("cases without a test").isEmpty();
	}

	@Test
	void everyProofHasANumberThatIsKnown() throws ReflectiveOperationException, IOException {
		assertThat(Numbered.all()).extracting(Numbered::number).doesNotHaveDuplicates().containsAll(proofs().keySet());
	}

	@Test
	void thePageSaysWhatIsProven() throws IOException {
		assumeFalse(TestDatabase.isMySql(), "the page is about MariaDB");
		String page = page();
		System.out.println(numbers());
		if (Boolean.getBoolean("migration.docs")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("write it with -Dmigration.docs=true").hasContent(page);
	}

	private static Map<String, Set<TestDatabase>> proofs() throws ReflectiveOperationException, IOException {
		Map<String, Set<TestDatabase>> proofs = new TreeMap<>();
		Stream.concat(Case.all().stream(), Case.read("states").stream()).forEach((one) -> {
			Matcher number = NUMBER.matcher(one.name());
			if (number.matches()) {
				Stream.of(TestDatabase.values())
					.filter(one::runsOn)
					.forEach((database) -> Stream.of(number.group(1).split(", "))
						.forEach((single) -> add(proofs, single, database)));
			}
		});
		for (Class<?> test : testClasses()) {
			for (Method method : test.getDeclaredMethods()) {
				Proves proves = method.getAnnotation(Proves.class);
				if (proves != null && isTest(method)) {
					Arrays.stream(proves.value())
						.forEach((number) -> Arrays.stream(proves.on())
							.forEach((database) -> add(proofs, number, database)));
				}
			}
		}
		return proofs;
	}

	private static boolean isTest(Method method) {
		return method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class);
	}

	private static void add(Map<String, Set<TestDatabase>> proofs, String number, TestDatabase database) {
		proofs.computeIfAbsent(number, (key) -> EnumSet.noneOf(TestDatabase.class)).add(database);
	}

	private static List<Class<?>> testClasses() throws ReflectiveOperationException, IOException {
		Path folder = Path.of(NumberedTests.class.getResource("NumberedTests.class").getPath()).getParent();
		List<Class<?>> classes = new ArrayList<>();
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.filter((one) -> one.toString().endsWith("Tests.class")).sorted().toList()) {
				String name = file.getFileName().toString().replace(".class", "");
				classes.add(Class.forName(NumberedTests.class.getPackageName() + "." + name, false,
						NumberedTests.class.getClassLoader()));
			}
		}
		return classes;
	}

	private static String numbers() {
		List<Case> trips = Case.all();
		List<Case> states = Case.read("states");
		return "Numbers: %d numbered cases; %d changes of entities there and back (%s); %d states made by hand (%s)."
			.formatted(Numbered.all().size(), trips.size(), counts(trips), states.size(), counts(states));
	}

	private static String counts(List<Case> cases) {
		return Stream.of(TestDatabase.values())
			.map((database) -> database + " " + cases.stream().filter((one) -> one.runsOn(database)).count())
			.collect(Collectors.joining(", "));
	}

	private static String page() {
		StringBuilder page = new StringBuilder(
				"""
						# What is detected

						Each line is proven by tests on the databases that have a mark, with rows in the tables: the file is generated and run, the next difference is empty, Hibernate validates, the way back gives the first schema. The numbers are those in the names of the tests.
						MySQL shares the statements of MariaDB. No MySQL server runs in the build; CONTRIBUTING.md says against which one the tests were run.

						Besides: random walks of random entities on each database (CONTRIBUTING.md says how far); 148 published pairs of PostgreSQL schemas, of which 145 come out exactly and 3 keep something that no entity can state; the entities of Keycloak 24.0.5 and 26.5.7 (57 and 64, with 81 and 87 tables) and of Spring Modulith, from nothing and from one version to the next; the database that Keycloak's own Liquibase files make.

						""");
		page.append(numbers()).append('\n');
		Map<String, List<Numbered>> chapters = new LinkedHashMap<>();
		Numbered.all().forEach((one) -> chapters.computeIfAbsent(one.chapter(), (key) -> new ArrayList<>()).add(one));
		chapters.forEach((chapter, cases) -> {
			page.append("\n## ")
				.append(chapter)
				.append("\n\n| | case | H2 | PostgreSQL | MariaDB | |\n|--|--|--|--|--|--|\n");
			cases.forEach((one) -> page.append(one.row()).append('\n'));
		});
		return page.toString();
	}

	/**
	 * A numbered case.
	 *
	 * @param chapter what it is about
	 * @param number the number
	 * @param title the case, and what comes of it
	 * @param databases where it holds
	 * @param reason why it does not elsewhere
	 */
	private record Numbered(String chapter, String number, String title, Set<TestDatabase> databases, String reason) {

		static List<Numbered> all() {
			List<Numbered> all = new ArrayList<>();
			String chapter = "";
			for (String line : Case.text("numbered.txt").lines().skip(1).toList()) {
				if (line.startsWith("# ")) {
					chapter = line.substring(2);
				}
				else {
					all.add(parse(chapter, line.split(" \\| ")));
				}
			}
			return all;
		}

		private static Numbered parse(String chapter, String[] parts) {
			Set<TestDatabase> databases = EnumSet.allOf(TestDatabase.class);
			if (parts.length > 2) {
				databases.removeIf((database) -> !parts[2].contains(database.name()));
			}
			return new Numbered(chapter, parts[0], parts[1], databases, (parts.length > 3) ? parts[3] : "");
		}

		String row() {
			return "| " + this.number + " | " + this.title + " | " + mark(TestDatabase.H2) + " | "
					+ mark(TestDatabase.POSTGRESQL) + " | " + mark(TestDatabase.MARIADB) + " | "
					+ (this.reason.isEmpty() ? "" : "elsewhere: " + this.reason) + " |";
		}

		private String mark(TestDatabase database) {
			return this.databases.contains(database) ? "yes" : "";
		}

	}

}
