package io.github.dbmigrate.schema;

import java.util.List;

/**
 * The type of a column in the canonical spelling of its dialect.
 *
 * @param name the type without its arguments, for instance {@code varchar} or
 * {@code timestamp with time zone}
 * @param arguments length, precision and scale, or the quoted constants of an enum;
 * rendered before {@code with}, {@code unsigned}, {@code array} and {@code []}
 */
public record ColumnType(String name, List<String> arguments) {

	private static final List<String> TAILS = List.of(" with", " unsigned", " array", "[");

	public ColumnType {
		arguments = List.copyOf(arguments);
	}

	@Override
	public String toString() {
		if (this.arguments.isEmpty()) {
			return this.name;
		}
		String list = "(" + String.join(",", this.arguments) + ")";
		int tail = tailOf(this.name);
		return this.name.substring(0, tail) + list + this.name.substring(tail);
	}

	private static int tailOf(String name) {
		int tail = name.length();
		for (String words : TAILS) {
			int candidate = name.indexOf(words);
			tail = (candidate >= 0) ? Math.min(tail, candidate) : tail;
		}
		return tail;
	}

}
