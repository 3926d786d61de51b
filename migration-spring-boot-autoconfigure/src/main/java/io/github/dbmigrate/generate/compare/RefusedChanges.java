package io.github.dbmigrate.generate.compare;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.AddCheck;
import io.github.dbmigrate.change.AddColumn;
import io.github.dbmigrate.change.AddForeignKey;
import io.github.dbmigrate.change.AddPrimaryKey;
import io.github.dbmigrate.change.AddUniqueConstraint;
import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.AlterCounter;
import io.github.dbmigrate.change.AlterSequence;
import io.github.dbmigrate.change.AlterTableOptions;
import io.github.dbmigrate.change.AlterType;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CommentTable;
import io.github.dbmigrate.change.CreateIndex;
import io.github.dbmigrate.change.CreateSequence;
import io.github.dbmigrate.change.CreateTable;
import io.github.dbmigrate.change.CreateType;
import io.github.dbmigrate.change.RenameForeignKey;
import io.github.dbmigrate.change.RenameIndex;
import io.github.dbmigrate.change.RenamePrimaryKey;
import io.github.dbmigrate.change.RenameUniqueConstraint;
import io.github.dbmigrate.change.RenameValue;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * A model without what an application refused to make of it, for the snapshot: it must
 * not claim what no file makes. A refused drop needs nothing, since the model has not got
 * what was to go.
 */
public final class RefusedChanges {

	private final SortedMap<TableName, Table> tables;

	private final SortedMap<TableName, Sequence> sequences;

	private final SortedMap<TableName, EnumType> types;

	private final SortedMap<TableName, Mapping.TableOrigin> origins;

	private RefusedChanges(Model model) {
		this.tables = new TreeMap<>(model.schema().tables());
		this.sequences = new TreeMap<>(model.schema().sequences());
		this.types = new TreeMap<>(model.schema().types());
		this.origins = new TreeMap<>(model.mapping().tables());
	}

	public static Model without(List<Change> refused, Model model, SqlDialect dialect) {
		RefusedChanges left = new RefusedChanges(model);
		refused.forEach(left::refuse);
		Model rest = new Model(new Schema(left.tables, left.sequences, left.types), new Mapping(left.origins));
		return RefusedRenames.of(refused).undo(rest, dialect);
	}

	private void refuse(Change change) {
		if (change instanceof CreateTable create) {
			this.tables.remove(create.subject());
			this.origins.remove(create.subject());
		}
		else if (change instanceof CreateSequence create) {
			this.sequences.remove(create.subject());
		}
		else if (change instanceof AlterSequence alter) {
			this.sequences.put(alter.subject(), alter.before());
		}
		else if (change instanceof CreateType create) {
			this.types.remove(create.subject());
		}
		else if (change instanceof RenameValue rename) {
			this.types.computeIfPresent(rename.subject(),
					(name, type) -> type.withValues(type.values()
						.stream()
						.map((value) -> value.equals(rename.after()) ? rename.before() : value)
						.toList()));
		}
		else if (change instanceof AlterType alter) {
			this.types.put(alter.subject(), alter.before());
		}
		else {
			this.tables.computeIfPresent(change.subject(), (name, table) -> column(table, change));
		}
	}

	private static Table column(Table table, Change change) {
		TableParts parts = new TableParts(table);
		if (change instanceof AddColumn add) {
			parts.columns.removeIf((column) -> column.name().equals(add.column().name()));
			parts.uniques.removeAll(add.uniques());
		}
		else if (change instanceof AlterColumn alter) {
			parts.columns.replaceAll((column) -> column.name().equals(alter.after().name()) ? alter.before() : column);
		}
		else if (change instanceof CommentTable comment) {
			parts.comment = comment.before();
		}
		else if (change instanceof AlterTableOptions options) {
			parts.options = options.before();
		}
		else if (change instanceof AlterCounter alter) {
			parts.seed = alter.before().seed();
		}
		else if (change instanceof AddPrimaryKey) {
			parts.primaryKey = null;
		}
		else if (change instanceof RenamePrimaryKey rename && parts.primaryKey != null) {
			parts.primaryKey = new PrimaryKey(rename.before(), parts.primaryKey.columns(), parts.primaryKey.clauses());
		}
		else {
			constraint(parts, change);
		}
		return parts.table();
	}

	private static void constraint(TableParts parts, Change change) {
		if (change instanceof AddUniqueConstraint add) {
			parts.uniques.removeIf((unique) -> unique.name().equals(add.unique().name()));
		}
		else if (change instanceof CreateIndex create) {
			parts.indexes.removeIf((index) -> index.name().equals(create.index().name()));
		}
		else if (change instanceof AddForeignKey add) {
			parts.foreignKeys.removeIf((key) -> key.name().equals(add.key().name()));
		}
		else if (change instanceof AddCheck add) {
			parts.checks.removeIf((check) -> check.name().equals(add.check().name()));
		}
		else if (change instanceof RenameUniqueConstraint rename) {
			parts.uniques.replaceAll((one) -> one.name().equals(rename.after().name()) ? rename.before() : one);
		}
		else if (change instanceof RenameIndex rename) {
			parts.indexes.replaceAll((one) -> one.name().equals(rename.after().name()) ? rename.before() : one);
		}
		else if (change instanceof RenameForeignKey rename) {
			parts.foreignKeys.replaceAll((one) -> one.name().equals(rename.after().name()) ? rename.before() : one);
		}
	}

}
