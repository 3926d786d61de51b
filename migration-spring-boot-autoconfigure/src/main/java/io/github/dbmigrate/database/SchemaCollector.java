package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of catalog queries together. The tables come first; rows about anything
 * else (views, partitions, ignored tables) find no table and are dropped.
 */
final class SchemaCollector {

	private final @Nullable String defaultSchema;

	private final Set<String> ignored = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

	private final Map<TableName, CollectedTable> tables = new TreeMap<>();

	private final List<Sequence> sequences = new ArrayList<>();

	private final Map<TableName, EnumType> types = new TreeMap<>();

	SchemaCollector(@Nullable String defaultSchema, Set<String> ignoredTables) {
		this.defaultSchema = defaultSchema;
		this.ignored.addAll(ignoredTables);
	}

	/**
	 * A name as the model writes it: without the schema where that is the default one.
	 */
	TableName name(String schema, String name) {
		return new TableName(schema.equals(this.defaultSchema) ? null : schema, name);
	}

	/**
	 * An expression without the default schema, which a catalog puts before names.
	 */
	@Nullable String bare(@Nullable String expression, char quote) {
		return (expression == null) ? null : expression.replace(quote + this.defaultSchema + quote + ".", "");
	}

	void table(TableName name, @Nullable String comment) {
		if (!this.ignored.contains(name.name())) {
			this.tables.put(name, new CollectedTable(name, comment));
		}
	}

	/**
	 * The table of this name, unless it is none of ours.
	 */
	Optional<CollectedTable> find(TableName name) {
		return Optional.ofNullable(this.tables.get(name));
	}

	void sequence(Sequence sequence) {
		this.sequences.add(sequence);
	}

	/** Adds an enum type, or one more value to one that is there. */
	void type(EnumType part) {
		this.types.merge(part.name(), part, (before, value) -> {
			List<String> values = new ArrayList<>(before.values());
			values.addAll(value.values());
			return before.withValues(values);
		});
	}

	Schema schema() {
		List<Table> all = this.tables.values().stream().map(CollectedTable::table).toList();
		return Schema.of(all, this.sequences, this.types.values());
	}

}
