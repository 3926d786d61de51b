package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.dbmigrate.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what the files make with what Hibernate's own create script makes. They are
 * equal but for the differences in {@code oracle-differences.txt}.
 */
final class Oracle {

	private static final List<Difference> DIFFERENCES = Case.text("oracle-differences.txt")
		.lines()
		.filter((line) -> !line.isBlank() && !line.startsWith("#"))
		.map(Difference::parse)
		.toList();

	/** What Hibernate created, by database and model: many cases begin with one model. */
	private static final Map<String, CatalogDump> CREATED = new ConcurrentHashMap<>();

	private Oracle() {
	}

	/**
	 * Asserts that a dump shows what Hibernate makes of the entities.
	 */
	static void compare(TestDatabase database, CatalogDump ours, Model model) {
		compare(database, ours, CREATED.computeIfAbsent(key(database, model), (key) -> created(database, model)));
	}

	/**
	 * Asserts that a dump shows what another shows that Hibernate made.
	 */
	static void compare(TestDatabase database, CatalogDump ours, CatalogDump theirs) {
		assertThat(withoutDifferences(database, ours).differences(withoutDifferences(database, theirs)))
			.as("ours, against what Hibernate creates")
			.isEmpty();
	}

	private static String key(TestDatabase database, Model model) {
		return database + model.text().replaceAll("\\s+", " ");
	}

	static CatalogDump created(TestDatabase database, Model model) {
		DataSource dataSource = Databases.take(database);
		Hibernate.create(dataSource, model);
		CatalogDump dump = CatalogDump.of(dataSource);
		Databases.giveBack(database, dataSource);
		return dump;
	}

	private static CatalogDump withoutDifferences(TestDatabase database, CatalogDump dump) {
		List<String> lines = dump.byName().lines();
		for (Difference difference : DIFFERENCES) {
			if (difference.databases().contains(database.name())) {
				lines = lines.stream().flatMap(difference::apply).filter((line) -> !line.isEmpty()).toList();
			}
		}
		return new CatalogDump(lines);
	}

	/**
	 * A difference that is meant, with the reason on the line above it.
	 *
	 * @param databases where it is
	 * @param text what differs
	 * @param replacement what stands for it on both sides
	 */
	private record Difference(String databases, Pattern text, String replacement) {

		static Difference parse(String line) {
			String[] parts = line.split(" \\| ", -1);
			return new Difference(parts[0].toUpperCase(Locale.ROOT), Pattern.compile(parts[1]),
					parts[2].replace("\\n", "\n"));
		}

		Stream<String> apply(String line) {
			return this.text.matcher(line).replaceAll(this.replacement).lines();
		}

	}

}
