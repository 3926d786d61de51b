package io.github.dbmigrate.generate;

import java.util.List;
import java.util.regex.Pattern;

import io.github.dbmigrate.database.LiveDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Statements of an application. One that may reach beyond the tables of a copy is not run
 * there.
 */
final class OwnStatements {

	private static final Pattern KNOWN = Pattern.compile("(?is)\\s*(?:(?:alter|drop) (?:table|index|sequence|type|view)"
			+ "|create (?:or replace )?(?:(?:unique )?index|table|sequence|type|view)"
			+ "|comment on|rename table|truncate table|insert|update|delete|merge|with)\\b.*");

	private final List<String> statements;

	OwnStatements(List<String> statements) {
		this.statements = statements;
	}

	boolean isEmpty() {
		return this.statements.isEmpty();
	}

	/**
	 * Why they cannot be tried, or {@code null} where they can.
	 */
	@Nullable String obstacle(LiveDatabase live) {
		for (String statement : this.statements) {
			if (!KNOWN.matcher(statement).matches()) {
				return "nobody knows how far '" + shortened(statement) + "' reaches";
			}
		}
		List<String> schemas = (isEmpty() || live.copiesSchemas()) ? List.of() : live.schemas();
		return schemas.stream()
			.filter((schema) -> this.statements.stream().anyMatch((statement) -> names(statement, schema)))
			.findFirst()
			.map((schema) -> "a statement names the schema " + schema)
			.orElse(null);
	}

	private static boolean names(String statement, String schema) {
		return Pattern.compile("(?i)(?<![\\w.])[\"`]?" + Pattern.quote(schema) + "[\"`]?\\s*\\.")
			.matcher(statement)
			.find();
	}

	static String shortened(String statement) {
		String line = statement.replaceAll("\\s+", " ").strip();
		return (line.length() > 200) ? line.substring(0, 200) + "..." : line;
	}

}
