package io.github.dbmigrate.schema;

import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * The name of a table or sequence.
 *
 * @param schema the schema (on MySQL and MariaDB the database), or {@code null} for the
 * default schema of the connection
 * @param name the name as the database stores it
 */
public record TableName(@Nullable String schema, String name) implements Comparable<TableName> {

	private static final Comparator<TableName> ORDER = Comparator
		.comparing((TableName table) -> (table.schema != null) ? table.schema : "")
		.thenComparing(TableName::name);

	@Override
	public int compareTo(TableName other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return (this.schema != null) ? this.schema + "." + this.name : this.name;
	}

}
