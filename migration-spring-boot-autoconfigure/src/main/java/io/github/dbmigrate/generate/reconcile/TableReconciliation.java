package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dbmigrate.generate.wording.KeptType;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The three-way truth of a table that is there and shall stay.
 */
final class TableReconciliation {

	private final Table wanted;

	private final @Nullable Table last;

	private final Table actual;

	private final @Nullable TableOrigin origin;

	private final KeptType kept;

	private final Verdict verdict;

	private final Drops drops;

	TableReconciliation(Table wanted, @Nullable Table last, Table actual, @Nullable TableOrigin origin, KeptType kept,
			Verdict verdict, Drops drops) {
		this.wanted = wanted;
		this.last = last;
		this.actual = actual;
		this.origin = origin;
		this.kept = kept;
		this.verdict = verdict;
		this.drops = drops;
	}

	Table target() {
		List<Column> columns = columns();
		Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
		Set<String> stated = (this.origin != null) ? this.origin.statedNames() : Set.of();
		TableSides sides = new TableSides(this.wanted, this.last, this.actual, names, stated, this.verdict);
		return new Table(this.actual.name(), columns, primaryKey(), new UniqueConstraintMerge(sides).target(),
				new IndexMerge(sides).target(), new ForeignKeyMerge(sides).target(), new CheckMerge(sides).target(),
				this.verdict.on("comment of table " + this.actual.name(), this.wanted.comment(),
						(this.last != null) ? this.last.comment() : null, this.actual.comment()),
				this.wanted.seed(), stated(this.wanted.options(), this.actual.options()));
	}

	private List<Column> columns() {
		List<Column> columns = new ArrayList<>();
		for (Column there : this.actual.columns()) {
			Column column = column(there);
			if (column != null) {
				columns.add(column);
			}
		}
		for (Column column : this.wanted.columns()) {
			if (this.actual.column(column.name()).isEmpty()
					&& (lastColumn(column.name()) == null || this.verdict.restores(describe(column.name())))) {
				columns.add(column);
			}
		}
		return columns;
	}

	private @Nullable Column column(Column there) {
		Column model = this.wanted.column(there.name()).orElse(null);
		Column snapshot = lastColumn(there.name());
		if (model == null) {
			if (snapshot == null) {
				return this.drops.isWanted(this.actual.name(), there.name()) ? null : there;
			}
			return this.drops.mayDrop(this.actual.name(), there.name()) ? null
					: this.drops.kept(this.actual.name(), there);
		}
		if (snapshot == null) {
			this.verdict.unexplained(describe(there.name()));
		}
		return merge(model, snapshot, there, (snapshot != null) ? this.verdict : this.verdict.trusting());
	}

	private Column merge(Column model, @Nullable Column snapshot, Column there, Verdict rule) {
		Facets facets = new Facets(describe(there.name()), model, snapshot, there, rule);
		ColumnType type = isKept(model, snapshot, there) ? there.type()
				: Objects.requireNonNull(facets.of("type", Column::type));
		boolean required = facets.of("not null", TableReconciliation::required) != null;
		boolean identity = facets.of("identity", TableReconciliation::isIdentity) != null;
		return new Column(there.name(), type, !required, facets.of("default", Column::defaultValue),
				identity ? identity(model, snapshot, there, rule) : null,
				generated(model, there, facets.of("generation", Column::generatedAs)),
				facets.of("collation", Column::collation), facets.of("comment", Column::comment));
	}

	private boolean isKept(Column model, @Nullable Column snapshot, Column there) {
		return this.kept.is(model, there)
				|| (snapshot != null && model.type().equals(there.type()) && this.kept.was(snapshot, there));
	}

	/**
	 * What an entity does not state stays as the database has it.
	 */
	private static <T> @Nullable T stated(@Nullable T there, @Nullable T model) {
		return (there != null) ? there : model;
	}

	private @Nullable Identity identity(Column model, @Nullable Column snapshot, Column there, Verdict rule) {
		if (Identity.DEFAULT.equals(model.identity())) {
			return stated(there.identity(), model.identity());
		}
		return rule.on("numbering of " + describe(there.name()), model.identity(),
				(snapshot != null) ? snapshot.identity() : null, there.identity());
	}

	private static @Nullable Generated generated(Column model, Column there, @Nullable String expression) {
		Generated kind = stated(there.generated(), model.generated());
		return (expression != null && kind != null) ? new Generated(expression, kind.stored()) : null;
	}

	private static @Nullable Boolean required(Column column) {
		return column.nullable() ? null : Boolean.TRUE;
	}

	private static @Nullable Boolean isIdentity(Column column) {
		return column.isIdentity() ? Boolean.TRUE : null;
	}

	private @Nullable PrimaryKey primaryKey() {
		List<String> columns = this.verdict.on("primary key of " + this.actual.name(),
				keyColumns(this.wanted.primaryKey()), keyColumns((this.last != null) ? this.last.primaryKey() : null),
				keyColumns(this.actual.primaryKey()));
		if (columns == null) {
			return null;
		}
		PrimaryKey there = this.actual.primaryKey();
		return (there != null) ? new PrimaryKey(there.name(), columns, there.clauses()) : new PrimaryKey(null, columns);
	}

	/**
	 * The columns of a key, in the order that they have in the database where they are
	 * the same: entities state none.
	 */
	private @Nullable List<String> keyColumns(@Nullable PrimaryKey key) {
		if (key == null) {
			return null;
		}
		PrimaryKey there = this.actual.primaryKey();
		return (there != null && Set.copyOf(there.columns()).equals(Set.copyOf(key.columns()))) ? there.columns()
				: key.columns();
	}

	private @Nullable Column lastColumn(String name) {
		return (this.last != null) ? this.last.column(name).orElse(null) : null;
	}

	private String describe(String column) {
		return "column " + this.actual.name() + "." + column;
	}

	private record Facets(String what, Column model, @Nullable Column snapshot, Column there, Verdict rule) {

		<T> @Nullable T of(String facet, Function<Column, @Nullable T> value) {
			T known = (this.snapshot != null) ? value.apply(this.snapshot) : null;
			return this.rule.on(facet + " of " + this.what, value.apply(this.model), known, value.apply(this.there));
		}

	}

}
