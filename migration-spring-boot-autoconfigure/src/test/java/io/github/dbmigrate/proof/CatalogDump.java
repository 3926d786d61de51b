package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the catalog of a database says, one object a line, in an order that does not
 * depend on how it came about. It shares nothing with the readers of the product, so that
 * it does not share their blind spots.
 *
 * @param lines the objects; columns carry their position where a database can put them
 * back at it
 */
record CatalogDump(List<String> lines) {

	/** What Flyway and the runner keep for themselves. */
	static final Set<String> BOOKKEEPING = Set.of("flyway_schema_history", "flyway_schema_history_progress");

	CatalogDump {
		lines = lines.stream().sorted().toList();
	}

	/**
	 * Dumps a database.
	 */
	static CatalogDump of(DataSource dataSource) {
		JdbcTemplate jdbc = new JdbcTemplate(dataSource);
		return new CatalogDump(lines(jdbc));
	}

	private static List<String> lines(JdbcTemplate jdbc) {
		String product = jdbc
			.execute((java.sql.Connection connection) -> connection.getMetaData().getDatabaseProductName());
		return switch (String.valueOf(product)) {
			case "H2" -> H2Catalog.lines(jdbc);
			case "PostgreSQL" -> PostgresCatalog.lines(jdbc);
			case "MariaDB", "MySQL" -> MariaDbCatalog.lines(jdbc);
			default -> throw new IllegalArgumentException("No catalog for " + product);
		};
	}

	static boolean isBookkeeping(String table) {
		return BOOKKEEPING.contains(table.toLowerCase(Locale.ROOT));
	}

	static String line(Object... parts) {
		return String.join(" ", Stream.of(parts).map(String::valueOf).filter((part) -> !part.isEmpty()).toList());
	}

	/**
	 * The same without the positions of columns.
	 */
	CatalogDump byName() {
		return new CatalogDump(this.lines.stream().map((line) -> line.replaceFirst("#\\d+ ", " ")).toList());
	}

	/**
	 * The lines that only another dump has, and those that only this one has.
	 */
	List<String> differences(CatalogDump other) {
		return Stream
			.concat(other.lines.stream().filter((line) -> !this.lines.contains(line)).map((line) -> "missing: " + line),
					this.lines.stream()
						.filter((line) -> !other.lines.contains(line))
						.map((line) -> "too much: " + line))
			.toList();
	}

	@Override
	public String toString() {
		return String.join("\n", this.lines);
	}

}
