package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * H2, as its own {@code SCRIPT} writes it down.
 */
final class H2Catalog {

	private static final Pattern TABLE = Pattern
		.compile("(?s)CREATE \\w+ TABLE \"PUBLIC\"\\.((?:U&)?\".+?\")( COMMENT (?:U&)?'.*?')?\\(\\n(.*)\\n\\);");

	private static final Pattern TEMPORARY = Pattern
		.compile("CREATE GLOBAL TEMPORARY TABLE \"PUBLIC\"\\.((?:U&)?\".+?\")");

	private H2Catalog() {
	}

	static List<String> lines(JdbcTemplate jdbc) {
		List<String> statements = jdbc.queryForList("script nodata", String.class)
			.stream()
			.map(H2Catalog::inUpperCase)
			.toList();
		Set<String> left = new HashSet<>(temporary(statements));
		CatalogDump.BOOKKEEPING.forEach((table) -> left.add('"' + table + '"'));
		return statements.stream()
			.filter((statement) -> isObject(statement) && left.stream().noneMatch((table) -> names(statement, table)))
			.flatMap((statement) -> linesOf(settled(statement)).stream())
			.toList();
	}

	/** As H2 tells it where nothing is set. */
	private static String inUpperCase(String statement) {
		return statement.contains("\"public\".") ? statement.toUpperCase(Locale.ROOT) : statement;
	}

	/** The tables that Hibernate makes for itself while it starts. */
	private static List<String> temporary(List<String> statements) {
		return statements.stream()
			.map(TEMPORARY::matcher)
			.filter(Matcher::lookingAt)
			.map((table) -> table.group(1).toLowerCase(Locale.ROOT))
			.toList();
	}

	private static boolean isObject(String statement) {
		return !statement.startsWith("--") && !statement.startsWith("CREATE USER") && !statement.startsWith("SET ");
	}

	private static boolean names(String statement, String table) {
		return statement.toLowerCase(Locale.ROOT).contains("\"public\"." + table);
	}

	/** Without counters, which are data, and names that H2 numbers as it likes. */
	private static String settled(String statement) {
		return statement.replaceAll(" RESTART WITH -?\\d+", "").replaceAll("\"CONSTRAINT_[0-9A-F]+\"", "\"*\"");
	}

	private static List<String> linesOf(String statement) {
		Matcher table = TABLE.matcher(statement);
		if (!table.matches()) {
			return List.of(statement.replace('\n', ' '));
		}
		List<String> lines = new ArrayList<>();
		String name = table.group(1).replaceAll("^\"(.*)\"$", "$1");
		lines.add(CatalogDump.line("table", name, (table.group(2) != null) ? table.group(2).strip() : ""));
		String[] columns = table.group(3).split(",\\n");
		for (int i = 0; i < columns.length; i++) {
			lines.add(CatalogDump.line("column", "%s#%02d".formatted(name, i + 1), columns[i].strip()));
		}
		return lines;
	}

}
