package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The options of a table of PostgreSQL: storage parameters can be set and taken back,
 * anything else is written as the entity has it.
 */
final class PostgreSqlOptions {

	private static final Pattern PARAMETERS = Pattern.compile("(?i)with\\s*\\((.*)\\)");

	private final PostgreSqlDialect dialect;

	PostgreSqlOptions(PostgreSqlDialect dialect) {
		this.dialect = dialect;
	}

	List<String> change(TableName table, @Nullable String before, @Nullable String after) {
		Map<String, String> old = parameters(before);
		Map<String, String> wanted = parameters(after);
		if (old == null || wanted == null) {
			return (after != null) ? List.of(this.dialect.alter(table).words("set " + after).toString()) : List.of();
		}
		List<String> statements = new ArrayList<>();
		String gone = old.keySet()
			.stream()
			.filter((name) -> !wanted.containsKey(name))
			.collect(Collectors.joining(", "));
		if (!gone.isEmpty()) {
			statements.add(this.dialect.alter(table).words("reset").bracketed(gone).toString());
		}
		if (!wanted.isEmpty()) {
			String all = wanted.entrySet()
				.stream()
				.map((one) -> one.getKey() + " = " + one.getValue())
				.collect(Collectors.joining(", "));
			statements.add(this.dialect.alter(table).words("set").bracketed(all).toString());
		}
		return statements;
	}

	/** The parameters by name, or {@code null} where the options are something else. */
	private static @Nullable Map<String, String> parameters(@Nullable String options) {
		if (options == null) {
			return Map.of();
		}
		var matcher = PARAMETERS.matcher(options.strip());
		if (!matcher.matches()) {
			return null;
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String parameter : matcher.group(1).split(",")) {
			String[] sides = parameter.split("=", 2);
			parameters.put(sides[0].strip(), (sides.length > 1) ? sides[1].strip() : "true");
		}
		return parameters;
	}

}
