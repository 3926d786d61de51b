package io.github.dbmigrate.generate.compare;

/**
 * Something in the database that no entity maps. It stays as it is.
 *
 * @param kind what it is, for instance {@code table} or {@code column}
 * @param name its name, with its table and a dot before it where it belongs to one
 */
public record Unmapped(String kind, String name) {

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
