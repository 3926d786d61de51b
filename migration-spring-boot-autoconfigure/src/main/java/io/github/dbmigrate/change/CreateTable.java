package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * A new table, with everything but its foreign keys: tables may refer to each other in
 * circles.
 *
 * @param table the table
 * @param restored whether it comes back after a drop, without its rows
 */
public record CreateTable(Table table, boolean restored) implements Change {

	@Override
	public TableName subject() {
		return this.table.name();
	}

	@Override
	public Phase phase() {
		return this.table.seed().isEmpty() ? Phase.CREATE_TABLES : Phase.CREATE_FILLED_TABLES;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ table " + dialect.shown(subject()) + (this.restored ? " (its rows are not restored)" : "");
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		List<String> statements = new ArrayList<>();
		String options = (this.table.options() != null) ? this.table.options() : "";
		statements.add(dialect.sql("create table").table(subject()).lines(parts(dialect)).words(options).toString());
		if (this.table.comment() != null) {
			statements.add(dialect.comment(subject(), this.table.comment()));
		}
		for (Column column : this.table.columns()) {
			if (column.comment() != null) {
				statements.addAll(dialect.comment(subject(), column));
			}
		}
		this.table.checks()
			.stream()
			.filter(CreateTable::isUnproven)
			.forEach((check) -> statements.addAll(new AddCheck(subject(), check).sql(dialect)));
		statements.addAll(this.table.seed());
		this.table.indexes().forEach((index) -> statements.add(CreateIndex.sql(dialect, subject(), index)));
		return statements;
	}

	/** No database takes it in the definition of a table. */
	private static boolean isUnproven(CheckConstraint check) {
		return check.clauses().contains(Clause.NOT_VALID);
	}

	private List<Sql> parts(SqlDialect dialect) {
		List<Sql> parts = new ArrayList<>();
		this.table.columns().forEach((column) -> parts.add(dialect.definition(column)));
		if (this.table.primaryKey() != null) {
			parts.add(dialect.constraint(this.table.primaryKey()));
		}
		this.table.uniqueConstraints().forEach((unique) -> parts.add(dialect.constraint(unique)));
		this.table.checks()
			.stream()
			.filter((check) -> !isUnproven(check))
			.forEach((check) -> parts.add(dialect.constraint(check)));
		return parts;
	}

	@Override
	public Change undo() {
		return new DropTable(this.table);
	}

}
