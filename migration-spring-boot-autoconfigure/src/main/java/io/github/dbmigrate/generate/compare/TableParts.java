package io.github.dbmigrate.generate.compare;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a table while some are taken out or replaced.
 */
final class TableParts {

	private final Table table;

	final List<Column> columns;

	final List<UniqueConstraint> uniques;

	final List<Index> indexes;

	final List<ForeignKey> foreignKeys;

	final List<CheckConstraint> checks;

	@Nullable PrimaryKey primaryKey;

	@Nullable String comment;

	@Nullable String options;

	List<String> seed;

	TableParts(Table table) {
		this.table = table;
		this.columns = new ArrayList<>(table.columns());
		this.uniques = new ArrayList<>(table.uniqueConstraints());
		this.indexes = new ArrayList<>(table.indexes());
		this.foreignKeys = new ArrayList<>(table.foreignKeys());
		this.checks = new ArrayList<>(table.checks());
		this.primaryKey = table.primaryKey();
		this.comment = table.comment();
		this.options = table.options();
		this.seed = table.seed();
	}

	Table table() {
		return new Table(this.table.name(), this.columns, this.primaryKey, this.uniques, this.indexes, this.foreignKeys,
				this.checks, this.comment, this.seed, this.options);
	}

}
