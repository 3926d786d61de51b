package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Set;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The statements about keys, constraints and indexes.
 */
public abstract class ConstraintStatements extends SequenceStatements {

	final Sql alter(TableName table) {
		return sql("alter table").table(table);
	}

	final String add(TableName table, UniqueConstraint unique) {
		return alter(table).words("add").part(constraint(unique)).toString();
	}

	/** A unique constraint as part of a statement. */
	public final Sql constraint(UniqueConstraint unique) {
		Set<Clause> clauses = unique.clauses();
		Sql sql = sql("constraint").name(unique.name()).words("unique");
		if (clauses.contains(Clause.NULLS_NOT_DISTINCT)) {
			sql.words(Clause.NULLS_NOT_DISTINCT.sql());
		}
		return clauses(sql.names(unique.columns()), clauses);
	}

	/** A primary key as part of a statement. */
	public Sql constraint(PrimaryKey key) {
		Sql sql = (key.name() != null) ? sql("constraint").name(key.name()) : sql("");
		return clauses(sql.words("primary key").names(key.columns()), key.clauses());
	}

	/** A check constraint as part of a statement. */
	public final Sql constraint(CheckConstraint check) {
		Sql sql = sql("constraint").name(check.name()).words("check").bracketed(check.expression());
		return clauses(sql, check.clauses());
	}

	/** What stands behind the columns of a constraint. */
	static Sql clauses(Sql sql, Set<Clause> clauses) {
		clauses.stream()
			.sorted()
			.filter((clause) -> clause != Clause.NULLS_NOT_DISTINCT && clause != Clause.MATCH_FULL)
			.forEach((clause) -> sql.words(clause.sql()));
		return sql;
	}

	/**
	 * Adds a primary key.
	 * @param identity the column of the key that numbers the rows, or {@code null}
	 */
	public String addPrimaryKey(TableName table, PrimaryKey key, @Nullable Column identity) {
		return alter(table).words("add").part(constraint(key)).toString();
	}

	/**
	 * Drops a primary key.
	 * @param identity the column of the key that numbers the rows, or {@code null}
	 */
	public String dropPrimaryKey(TableName table, PrimaryKey key, @Nullable Column identity) {
		return alter(table).words("drop primary key").toString();
	}

	/** Drops a unique constraint. */
	public String dropUnique(TableName table, UniqueConstraint unique) {
		return dropConstraint(table, unique.name());
	}

	final String dropConstraint(TableName table, String name) {
		return alter(table).words("drop constraint").name(name).toString();
	}

	/** Renames a unique constraint. */
	public String renameUnique(TableName table, String before, String after) {
		return renameConstraint(table, before, after);
	}

	/** Renames a constraint, for which no index stands. */
	public final String renameConstraint(TableName table, String before, String after) {
		return alter(table).words("rename constraint").name(before).words("to").name(after).toString();
	}

	/** Drops an index. */
	public String dropIndex(TableName table, Index index) {
		return sql("drop index").beside(table, index.name()).toString();
	}

	/** Renames an index. */
	public String renameIndex(TableName table, String before, String after) {
		return sql("alter index").beside(table, before).words("rename to").name(after).toString();
	}

	/**
	 * Whether a foreign key holds on to the index or key that begins with its columns.
	 */
	public boolean holdsIndexes() {
		return true;
	}

	/** Checks the rows that a constraint did not check. */
	public final String validate(TableName table, String constraint) {
		return alter(table).words("validate constraint").name(constraint).toString();
	}

	/**
	 * Whether a foreign key holds on to the index that it began with although another one
	 * would do.
	 */
	public boolean holdsChosenIndexes() {
		return false;
	}

	/** Adds a foreign key. */
	public final String addForeignKey(TableName table, ForeignKey key) {
		Sql sql = alter(table).words("add constraint")
			.name(key.name())
			.words("foreign key")
			.names(key.columns())
			.words("references")
			.table(referenced(table, key))
			.names(key.referencedColumns());
		if (key.clauses().contains(Clause.MATCH_FULL)) {
			sql.words(Clause.MATCH_FULL.sql());
		}
		if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
			sql.words("on delete").words(key.onDelete().sql());
		}
		if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
			sql.words("on update").words(key.onUpdate().sql());
		}
		return clauses(sql, key.clauses()).toString();
	}

	/** The table that a foreign key refers to, as its statement must name it. */
	TableName referenced(TableName table, ForeignKey key) {
		return key.referenced();
	}

	/**
	 * Drops a foreign key.
	 * @param indexed whether another key or index begins with its columns
	 */
	public String dropForeignKey(TableName table, ForeignKey key, boolean indexed) {
		return dropConstraint(table, key.name());
	}

	/**
	 * Gives a foreign key another name.
	 * @param indexed whether another key or index begins with its columns
	 */
	public List<String> renameForeignKey(TableName table, ForeignKey before, ForeignKey after, boolean indexed) {
		return List.of(renameConstraint(table, before.name(), after.name()));
	}

}
