package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.change.AddCheck;
import io.github.dbmigrate.change.AddColumn;
import io.github.dbmigrate.change.AddForeignKey;
import io.github.dbmigrate.change.AddPrimaryKey;
import io.github.dbmigrate.change.AddUniqueConstraint;
import io.github.dbmigrate.change.AlterColumn;
import io.github.dbmigrate.change.Cast;
import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateIndex;
import io.github.dbmigrate.change.CreateTable;
import io.github.dbmigrate.change.DropCheck;
import io.github.dbmigrate.change.DropColumn;
import io.github.dbmigrate.change.DropForeignKey;
import io.github.dbmigrate.change.DropIndex;
import io.github.dbmigrate.change.DropPrimaryKey;
import io.github.dbmigrate.change.DropTable;
import io.github.dbmigrate.change.DropUniqueConstraint;
import io.github.dbmigrate.change.Fill;
import io.github.dbmigrate.change.RenameValue;
import io.github.dbmigrate.change.ValidateConstraint;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * What a change does, as it says itself. Where it says it only by its statements, these
 * are read.
 */
final class ChangeFacts {

	private final SqlDialect dialect;

	private final Known known;

	ChangeFacts(SqlDialect dialect, Known known) {
		this.dialect = dialect;
		this.known = known;
	}

	/** What the change does, in the order of its statements. */
	List<Fact> of(Change change) {
		List<Fact> facts = stated(change);
		facts.forEach(this.known::follow);
		return facts;
	}

	private List<Fact> stated(Change change) {
		if (change instanceof CreateTable create) {
			return created(create.table());
		}
		if (change instanceof DropTable drop) {
			return List.of(Fact.of(Kind.DROP_TABLE, drop.subject()));
		}
		if (change instanceof AddColumn add && !add.column().isIdentity() && !(add.fill() instanceof Fill.Missing)) {
			return added(add);
		}
		if (change instanceof DropColumn drop) {
			return List.of(Fact.of(Kind.DROP_COLUMN, drop.subject())
				.on(drop.column().name())
				.with(Trait.GENERATED, drop.column().generated() != null));
		}
		if (change instanceof AlterColumn alter && alter.cast().equals(Cast.USUAL) && isPlain(alter)) {
			return altered(alter);
		}
		return constraint(change);
	}

	private List<Fact> constraint(Change change) {
		if (change instanceof AddForeignKey add) {
			return List.of(foreignKey(add.subject(), add.key()));
		}
		if (change instanceof DropForeignKey drop) {
			return List.of(foreignKey(drop.subject(), drop.key()).as(Kind.DROP_FOREIGN_KEY));
		}
		if (change instanceof AddUniqueConstraint add) {
			return List.of(unique(add.subject(), add.unique()));
		}
		if (change instanceof DropUniqueConstraint drop) {
			return List.of(unique(drop.subject(), drop.unique()).as(Kind.DROP_UNIQUE));
		}
		if (change instanceof AddCheck add) {
			return List.of(check(add.subject(), add.check()));
		}
		if (change instanceof DropCheck drop) {
			return List.of(Fact.of(Kind.DROP_CONSTRAINT, drop.subject()).named(drop.check().name()));
		}
		if (change instanceof AddPrimaryKey add) {
			return List.of(Fact.of(Kind.ADD_PRIMARY_KEY, add.subject()).on(add.key().columns()));
		}
		if (change instanceof DropPrimaryKey drop) {
			return List.of(Fact.of(Kind.DROP_PRIMARY_KEY, drop.subject()).on(drop.key().columns()));
		}
		if (change instanceof CreateIndex create && create.index().definition() == null) {
			return List.of(index(create.subject(), create.index()));
		}
		if (change instanceof DropIndex drop) {
			return List.of(index(drop.subject(), drop.index()).as(Kind.DROP_INDEX));
		}
		return others(change);
	}

	private List<Fact> others(Change change) {
		if (change instanceof ValidateConstraint validate && validate.valid()) {
			return List.of(Fact.of(Kind.VALIDATE, validate.subject()).named(validate.name()));
		}
		if (change instanceof RenameValue rename) {
			return List.of(Fact.of(Kind.RENAME_VALUE, rename.subject()).on(rename.before()).named(rename.after()));
		}
		return read(change.sql(this.dialect));
	}

	private List<Fact> read(List<String> statements) {
		StatementReader reader = new StatementReader(this.dialect, this.known);
		return statements.stream().flatMap((sql) -> reader.read(sql).stream()).toList();
	}

	private List<Fact> created(Table table) {
		List<Fact> facts = new ArrayList<>();
		facts.add(Fact.of(Kind.CREATE_TABLE, table.name()));
		table.columns().forEach((column) -> {
			this.known.define(table.name(), column);
			facts.add(DefinedColumn.fact(Kind.ADD_COLUMN, table.name(), column));
		});
		if (table.primaryKey() != null) {
			facts.add(Fact.of(Kind.ADD_PRIMARY_KEY, table.name()).on(table.primaryKey().columns()));
		}
		table.uniqueConstraints().forEach((unique) -> facts.add(unique(table.name(), unique)));
		table.indexes().forEach((index) -> facts.add(index(table.name(), index)));
		return facts;
	}

	private List<Fact> added(AddColumn add) {
		Column column = add.column();
		TableName table = add.subject();
		this.known.define(table, column);
		if (column.nullable() || column.generated() != null) {
			return List.of(DefinedColumn.fact(Kind.ADD_COLUMN, table, column));
		}
		if (add.isAtOnce(this.dialect)) {
			Fact added = DefinedColumn.fact(Kind.ADD_COLUMN, table, add.added(this.dialect));
			return (column.defaultValue() != null) ? List.of(added)
					: List.of(added, Fact.of(Kind.DROP_DEFAULT, table).on(column.name()));
		}
		List<Fact> facts = new ArrayList<>();
		facts.add(DefinedColumn.fact(Kind.ADD_COLUMN, table, column.withNullable(true)));
		facts.addAll(read(add.fill().sql(this.dialect, table, column)));
		facts.add(Fact.of(Kind.SET_NOT_NULL, table).on(column.name()));
		add.uniques().forEach((unique) -> facts.add(unique(table, unique)));
		return facts;
	}

	private static boolean isPlain(AlterColumn alter) {
		return !alter.after().isIdentity() && !alter.before().isIdentity() && alter.computed().done().isEmpty()
				&& Objects.equals(alter.before().generated(), alter.after().generated());
	}

	private List<Fact> altered(AlterColumn alter) {
		TableName table = alter.subject();
		Column after = alter.after();
		if (!alter.before().nullable() || after.nullable()) {
			return new ColumnChange(table, alter.before(), after).facts();
		}
		Column filled = after.withNullable(true);
		List<Fact> facts = new ArrayList<>(new ColumnChange(table, alter.before(), filled).facts());
		facts.addAll(read(alter.fill().sql(this.dialect, table, after)));
		facts.addAll(new ColumnChange(table, filled, after).facts());
		return facts;
	}

	private static Fact foreignKey(TableName table, ForeignKey key) {
		return Fact.of(Kind.ADD_FOREIGN_KEY, table)
			.named(key.name())
			.on(key.columns())
			.to(key.referenced())
			.with(Trait.NOT_VALID, key.clauses().contains(Clause.NOT_VALID));
	}

	private static Fact unique(TableName table, UniqueConstraint unique) {
		return Fact.of(Kind.ADD_UNIQUE, table, Trait.UNIQUE).named(unique.name()).on(unique.columns());
	}

	private static Fact check(TableName table, CheckConstraint check) {
		return Fact.of(Kind.ADD_CHECK, table)
			.named(check.name())
			.saying(check.expression())
			.with(Trait.NOT_VALID, check.clauses().contains(Clause.NOT_VALID));
	}

	private static Fact index(TableName table, Index index) {
		return Fact.of(Kind.CREATE_INDEX, table)
			.named(index.name())
			.on(index.columnNames())
			.with(Trait.UNIQUE, index.unique());
	}

}
