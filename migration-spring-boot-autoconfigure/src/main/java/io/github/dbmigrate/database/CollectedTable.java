package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * A table whose parts come in row by row, columns of keys and indexes in their order.
 */
final class CollectedTable {

	private final TableName name;

	private final @Nullable String comment;

	private final List<Column> columns = new ArrayList<>();

	private @Nullable String primaryKeyName;

	private final List<String> primaryKey = new ArrayList<>();

	private final Map<String, Set<Clause>> clauses = new HashMap<>();

	private final Map<String, List<String>> uniqueConstraints = new TreeMap<>();

	private final Map<String, CollectedIndex> indexes = new TreeMap<>();

	private final Map<String, ForeignKey> foreignKeys = new TreeMap<>();

	private final Map<String, String> checks = new TreeMap<>();

	CollectedTable(TableName name, @Nullable String comment) {
		this.name = name;
		this.comment = comment;
	}

	TableName name() {
		return this.name;
	}

	void column(Column column) {
		this.columns.add(column);
	}

	void primaryKey(String constraint, String column, Set<Clause> clauses) {
		this.clauses.put(constraint, clauses);
		primaryKey(constraint, column);
	}

	void unique(String constraint, String column, Set<Clause> clauses) {
		this.clauses.put(constraint, clauses);
		unique(constraint, column);
	}

	void check(String constraint, String expression, Set<Clause> clauses) {
		this.clauses.put(constraint, clauses);
		check(constraint, expression);
	}

	void primaryKey(@Nullable String constraint, String column) {
		this.primaryKeyName = constraint;
		this.primaryKey.add(column);
	}

	void unique(String constraint, String column) {
		this.uniqueConstraints.computeIfAbsent(constraint, (key) -> new ArrayList<>()).add(column);
	}

	CollectedIndex index(String index, boolean unique) {
		return this.indexes.computeIfAbsent(index, (key) -> new CollectedIndex(index, unique));
	}

	/** Drops an index that the database made for itself. */
	void withoutIndex(String index) {
		this.indexes.remove(index);
	}

	Map<String, CollectedIndex> indexes() {
		return this.indexes;
	}

	Map<String, ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	/** Adds a foreign key, or one more pair of columns to one that is there. */
	void foreignKey(ForeignKey part) {
		this.foreignKeys.merge(part.name(), part, CollectedTable::joined);
	}

	private static ForeignKey joined(ForeignKey before, ForeignKey part) {
		List<String> columns = new ArrayList<>(before.columns());
		columns.addAll(part.columns());
		List<String> referenced = new ArrayList<>(before.referencedColumns());
		referenced.addAll(part.referencedColumns());
		return new ForeignKey(before.name(), columns, before.referenced(), referenced, before.onDelete(),
				before.onUpdate(), before.clauses());
	}

	void check(String constraint, String expression) {
		this.checks.put(constraint, expression);
	}

	Table table() {
		return new Table(this.name, this.columns, primaryKey(),
				this.uniqueConstraints.entrySet()
					.stream()
					.map((entry) -> new UniqueConstraint(entry.getKey(), entry.getValue(), clauses(entry.getKey())))
					.toList(),
				this.indexes.values().stream().map(CollectedIndex::index).toList(),
				List.copyOf(this.foreignKeys.values()),
				this.checks.entrySet()
					.stream()
					.map((entry) -> new CheckConstraint(entry.getKey(), entry.getValue(), clauses(entry.getKey())))
					.toList(),
				this.comment, List.of());
	}

	private @Nullable PrimaryKey primaryKey() {
		String constraint = this.primaryKeyName;
		return this.primaryKey.isEmpty() ? null
				: new PrimaryKey(constraint, this.primaryKey, (constraint != null) ? clauses(constraint) : Set.of());
	}

	private Set<Clause> clauses(String constraint) {
		return this.clauses.getOrDefault(constraint, Set.of());
	}

	/**
	 * An index whose columns come in row by row.
	 */
	static final class CollectedIndex {

		private final String name;

		private final boolean unique;

		private final List<Index.Part> parts = new ArrayList<>();

		private @Nullable String definition;

		CollectedIndex(String name, boolean unique) {
			this.name = name;
			this.unique = unique;
		}

		void part(String column, boolean descending) {
			this.parts.add(new Index.Part(column, descending));
		}

		List<String> columns() {
			return this.parts.stream().map(Index.Part::column).toList();
		}

		boolean isUnique() {
			return this.unique;
		}

		/** Whether columns in ascending order say it all. */
		boolean isPlain() {
			return this.definition == null && this.parts.stream().noneMatch(Index.Part::descending);
		}

		void definition(String text) {
			this.definition = text;
		}

		Index index() {
			return new Index(this.name, this.parts, this.unique, this.definition);
		}

	}

}
