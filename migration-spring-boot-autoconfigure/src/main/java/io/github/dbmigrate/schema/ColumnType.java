package io.github.dbmigrate.schema;

import java.util.List;

/**
 * The type of a column in the canonical spelling of its dialect.
 *
 * @param name the type without its arguments, for instance {@code varchar} or
 * {@code timestamp with time zone}
 * @param arguments length, precision and scale, or the quoted constants of an enum;
 * rendered before {@code with}, {@code unsigned} and {@code []}
 */
public record ColumnType(String name, List<String> arguments) {

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
		int with = name.indexOf(" with");
		int array = name.indexOf('[');
		int unsigned = name.indexOf(" unsigned");
		int tail = name.length();
		for (int candidate : new int[] { with, array, unsigned }) {
			tail = (candidate >= 0) ? Math.min(tail, candidate) : tail;
		}
		return tail;
	}

}
