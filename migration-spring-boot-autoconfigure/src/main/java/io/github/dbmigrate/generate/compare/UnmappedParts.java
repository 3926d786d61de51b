package io.github.dbmigrate.generate.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.dbmigrate.database.OtherObject;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.reconcile.Drops;
import io.github.dbmigrate.generate.reconcile.MadeByEntities;
import io.github.dbmigrate.generate.reconcile.Reconciliation;
import io.github.dbmigrate.generate.reconcile.Verdict;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * What of a database no entity maps: all that would go if the snapshot knew everything
 * that is there.
 */
final class UnmappedParts {

	private final SqlDialect dialect;

	private final Schema database;

	private final Schema mapped;

	private final List<Unmapped> found = new ArrayList<>();

	UnmappedParts(SqlDialect dialect, Model model, Schema database) {
		this.dialect = dialect;
		this.database = database;
		this.mapped = new Reconciliation(model, new Model(database, Mapping.EMPTY), database, new Verdict(true, null),
				new Drops(Answers.dropping(dialect), MadeByEntities.NOTHING))
			.target();
	}

	/**
	 * Tables first, then what belongs to the mapped ones.
	 * @param views the views that entities map
	 * @param others what is there besides tables and sequences
	 */
	List<Unmapped> list(Set<TableName> views, List<OtherObject> others) {
		names("table", this.database.tables().keySet(), this.mapped.tables().keySet());
		names("sequence", this.database.sequences().keySet(), this.mapped.sequences().keySet());
		others.stream()
			.filter((one) -> one.table() == null && !views.contains(one.name()))
			.forEach((one) -> this.found.add(new Unmapped(one.kind(), this.dialect.shown(one.name()))));
		this.mapped.tables().forEach((name, table) -> {
			Table there = this.database.tables().get(name);
			if (there != null) {
				parts(there, table);
			}
			others.stream()
				.filter((one) -> name.equals(one.table()))
				.forEach((one) -> add(one.kind(), name, one.name().name()));
		});
		return this.found;
	}

	private void names(String kind, Set<TableName> there, Set<TableName> mapped) {
		there.stream()
			.filter((name) -> !mapped.contains(name))
			.forEach((name) -> this.found.add(new Unmapped(kind, this.dialect.shown(name))));
	}

	private void parts(Table there, Table mapped) {
		parts("column", there, mapped, Table::columns, Column::name);
		parts("unique constraint", there, mapped, Table::uniqueConstraints, UniqueConstraint::name);
		parts("index", there, mapped, Table::indexes, Index::name);
		parts("foreign key", there, mapped, Table::foreignKeys, ForeignKey::name);
		parts("check", there, mapped, Table::checks, CheckConstraint::name);
	}

	private <T> void parts(String kind, Table there, Table mapped, Function<Table, List<T>> part,
			Function<T, String> name) {
		Set<String> known = new HashSet<>(part.apply(mapped).stream().map(name).toList());
		part.apply(there)
			.stream()
			.map(name)
			.filter((one) -> !known.contains(one))
			.forEach((one) -> add(kind, there.name(), one));
	}

	private void add(String kind, TableName table, String name) {
		this.found.add(new Unmapped(kind, this.dialect.shown(table) + "." + this.dialect.shown(name)));
	}

}
