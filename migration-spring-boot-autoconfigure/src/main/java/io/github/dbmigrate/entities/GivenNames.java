package io.github.dbmigrate.entities;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Names constraints and indexes, and remembers which names the entities state themselves.
 */
final class GivenNames {

	private final StoredNames names;

	private final NamePolicy policy;

	private final Map<TableName, SortedSet<String>> stated = new TreeMap<>();

	GivenNames(StoredNames names, NamePolicy policy) {
		this.names = names;
		this.policy = policy;
	}

	/** Keeps a stated name from being invented for something else. */
	void announce(TableName table, @Nullable String name) {
		stated(name).ifPresent((stated) -> this.policy.take(table, this.names.of(stated)));
	}

	/**
	 * The name of what Hibernate quotes like a table: a foreign key and, where it has a
	 * schema, an index.
	 * @param prefix the kind, for an invented name
	 * @param table its table
	 * @param name the name it has in the mapping
	 * @param parts what it is about, for an invented name
	 */
	String name(String prefix, TableName table, @Nullable String name, List<String> parts) {
		return stated(name).map((stated) -> keep(table, this.names.of(stated)))
			.orElseGet(() -> this.policy.readable(prefix, table, parts));
	}

	/**
	 * The name of what Hibernate quotes only where the mapping does: any other constraint
	 * or index.
	 * @param prefix the kind, for an invented name
	 * @param table its table
	 * @param name the name it has in the mapping
	 * @param parts what it is about, for an invented name
	 */
	String bare(String prefix, TableName table, @Nullable String name, List<String> parts) {
		return stated(name).map((stated) -> keep(table, this.names.asWritten(stated)))
			.orElseGet(() -> this.policy.readable(prefix, table, parts));
	}

	private String keep(TableName table, String name) {
		this.stated.computeIfAbsent(table, (key) -> new TreeSet<>()).add(name);
		return name;
	}

	/** The names that the entity behind a table states. */
	SortedSet<String> of(TableName table) {
		return this.stated.getOrDefault(table, new TreeSet<>());
	}

	private static Optional<String> stated(@Nullable String name) {
		return Optional.ofNullable(name).filter((text) -> !text.isBlank() && !NamePolicy.isInvented(text));
	}

}
