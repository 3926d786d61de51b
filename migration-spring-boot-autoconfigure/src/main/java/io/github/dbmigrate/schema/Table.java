package io.github.dbmigrate.schema;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name the name of the table
 * @param columns the columns in table order
 * @param primaryKey the primary key, or {@code null} for none
 * @param uniqueConstraints the unique constraints, by name
 * @param indexes the indexes that no constraint owns, by name
 * @param foreignKeys the foreign keys, by name
 * @param checks the check constraints, by name
 * @param comment the comment, or {@code null}
 * @param seed statements that put the first rows into the table right after it is created
 * (the counters of table generators); always empty when read from a database
 * @param options what stands behind the definition of the table, as the entity writes it,
 * or {@code null}; a database does not tell it
 */
public record Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey,
		List<UniqueConstraint> uniqueConstraints, List<Index> indexes, List<ForeignKey> foreignKeys,
		List<CheckConstraint> checks, @Nullable String comment, List<String> seed, @Nullable String options) {

	public Table {
		columns = List.copyOf(columns);
		uniqueConstraints = List.copyOf(uniqueConstraints);
		indexes = List.copyOf(indexes);
		foreignKeys = List.copyOf(foreignKeys);
		checks = List.copyOf(checks);
		seed = List.copyOf(seed);
	}

	/**
	 * A table without options.
	 */
	public Table(TableName name, List<Column> columns, @Nullable PrimaryKey primaryKey,
			List<UniqueConstraint> uniqueConstraints, List<Index> indexes, List<ForeignKey> foreignKeys,
			List<CheckConstraint> checks, @Nullable String comment, List<String> seed) {
		this(name, columns, primaryKey, uniqueConstraints, indexes, foreignKeys, checks, comment, seed, null);
	}

	/**
	 * This table under another name.
	 */
	public Table withName(TableName name) {
		return new Table(name, this.columns, this.primaryKey, this.uniqueConstraints, this.indexes, this.foreignKeys,
				this.checks, this.comment, this.seed, this.options);
	}

	/**
	 * This table with other options.
	 */
	public Table withOptions(@Nullable String options) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.indexes,
				this.foreignKeys, this.checks, this.comment, this.seed, options);
	}

	/**
	 * This table with other first rows.
	 */
	public Table withSeed(List<String> seed) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.indexes,
				this.foreignKeys, this.checks, this.comment, seed, this.options);
	}

	/**
	 * The column of this name.
	 */
	public Optional<Column> column(String name) {
		return this.columns.stream().filter((column) -> column.name().equals(name)).findFirst();
	}

	/**
	 * This table with other columns.
	 */
	public Table withColumns(List<Column> columns) {
		return new Table(this.name, columns, this.primaryKey, this.uniqueConstraints, this.indexes, this.foreignKeys,
				this.checks, this.comment, this.seed, this.options);
	}

	/**
	 * This table with other foreign keys.
	 */
	public Table withForeignKeys(List<ForeignKey> foreignKeys) {
		return new Table(this.name, this.columns, this.primaryKey, this.uniqueConstraints, this.indexes, foreignKeys,
				this.checks, this.comment, this.seed, this.options);
	}

}
