package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.dbmigrate.testing.TestDatabase;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

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

	private Oracle() {
	}

	/**
	 * Asserts that a dump shows what Hibernate makes of the entities.
	 */
	static void compare(TestDatabase database, CatalogDump ours, List<Class<?>> entities) {
		DriverManagerDataSource other = Databases.take(database);
		Hibernate.create(other, entities);
		assertThat(withoutDifferences(database, ours)).as("ours, against what Hibernate creates")
			.isEqualTo(withoutDifferences(database, CatalogDump.of(other)));
		Databases.giveBack(database, other);
	}

	private static String withoutDifferences(TestDatabase database, CatalogDump dump) {
		List<String> lines = dump.byName().lines();
		for (Difference difference : DIFFERENCES) {
			if (difference.databases().contains(database.name())) {
				lines = lines.stream().flatMap(difference::apply).filter((line) -> !line.isEmpty()).toList();
			}
		}
		return new CatalogDump(lines).toString();
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
