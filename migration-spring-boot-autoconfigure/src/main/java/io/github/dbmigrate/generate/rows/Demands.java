package io.github.dbmigrate.generate.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;

/**
 * What the constraints of a table demand of its rows and did not before, or of values
 * that change.
 */
final class Demands {

	private static final Pattern TAIL = Pattern.compile(
			"(?is)(?:using\\s+btree\\s*)?\\((.*?)\\)(?:\\s*nulls\\s+not\\s+distinct)?(?:\\s*where\\s*(\\(.*\\)))?\\s*");

	private static final Pattern ORDER = Pattern.compile("(?i)(\\s+(asc|desc))?(\\s+nulls\\s+(first|last))?$");

	private final SqlDialect dialect;

	private final Table before;

	private final Table after;

	private final List<String> key;

	private final Set<String> touched;

	private final List<Demand> demands = new ArrayList<>();

	/**
	 * @param key the columns that tell the rows apart
	 * @param touched the columns whose values change
	 */
	Demands(SqlDialect dialect, Table before, Table after, List<String> key, Set<String> touched) {
		this.dialect = dialect;
		this.before = before;
		this.after = after;
		this.key = key;
		this.touched = touched;
	}

	/**
	 * What is demanded, the values themselves first.
	 */
	List<Demand> list(Schema types, Schema wantedTypes) {
		wantedTypes.types().values().forEach((type) -> {
			EnumType old = types.types().get(type.name());
			if (old != null) {
				values(old, type);
			}
		});
		this.after.checks().forEach(this::check);
		PrimaryKey primary = this.after.primaryKey();
		if (primary != null) {
			unique("primary key", primary.columns(), Set.of());
		}
		this.after.uniqueConstraints()
			.forEach((one) -> unique("unique constraint " + this.dialect.shown(one.name()), one.columns(),
					one.clauses()));
		this.after.indexes().stream().filter(Index::unique).forEach(this::index);
		this.after.foreignKeys().forEach(this::reference);
		return this.demands;
	}

	private boolean isTouched(Collection<String> columns) {
		return columns.stream().anyMatch(this.touched::contains);
	}

	/** The values that a type loses. */
	private void values(EnumType before, EnumType after) {
		List<String> gone = new ArrayList<>(before.literals());
		gone.removeAll(after.literals());
		for (Column column : this.after.columns()) {
			if (!gone.isEmpty() && column.type().name().equals(after.spelling())
					&& this.before.column(column.name()).filter(after::isTypeOf).isPresent()) {
				String name = this.dialect.sql("").name(column.name()).toString();
				this.demands.add(new Demand.Condition("type " + this.dialect.shown(after.name()),
						name + " not in (" + String.join(", ", gone) + ")", List.of(column.name()),
						"that hold a value that goes"));
			}
		}
	}

	private void check(CheckConstraint check) {
		List<String> columns = this.after.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> ExpressionWords.contains(check.expression(), name))
			.toList();
		boolean known = this.before.checks().stream().anyMatch((one) -> isKnown(one, check));
		if (!check.clauses().contains(Clause.NOT_VALID) && (!known || isTouched(columns))) {
			this.demands.add(new Demand.Condition("check " + this.dialect.shown(check.name()), check.expression(),
					columns, "that break " + check.expression()));
		}
	}

	private static boolean isKnown(CheckConstraint before, CheckConstraint after) {
		return before.expression().equals(after.expression()) && !before.clauses().contains(Clause.NOT_VALID);
	}

	private void unique(String constraint, List<String> columns, Set<Clause> clauses) {
		boolean nulls = clauses.contains(Clause.NULLS_NOT_DISTINCT);
		if ((!isUnique(columns, nulls) || isTouched(columns)) && !numbers(columns)) {
			List<String> parts = columns.stream().map((name) -> this.dialect.sql("").name(name).toString()).toList();
			this.demands.add(new Demand.Unique(constraint, columns, parts, null, this.key, nulls));
		}
	}

	private void index(Index index) {
		String constraint = "unique index " + this.dialect.shown(index.name());
		if (index.definition() == null) {
			unique(constraint, index.columnNames(), Set.of());
			return;
		}
		Matcher tail = TAIL.matcher(Objects.requireNonNullElse(index.tail(), ""));
		List<String> columns = this.after.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> ExpressionWords.contains(String.valueOf(index.tail()), name))
			.toList();
		boolean known = this.before.indexes().stream().anyMatch((one) -> one.unnamed().equals(index.unnamed()));
		if (tail.matches() && (!known || isTouched(columns))) {
			this.demands.add(new Demand.Unique(constraint, columns, parts(tail.group(1)), tail.group(2), this.key,
					index.definition().toLowerCase(Locale.ROOT).contains("nulls not distinct")));
		}
	}

	/** What stands between the commas of an index, without the order. */
	private static List<String> parts(String list) {
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (int i = 0; i <= list.length(); i++) {
			char letter = (i < list.length()) ? list.charAt(i) : ',';
			depth += (letter == '(') ? 1 : (letter == ')') ? -1 : 0;
			if (letter == ',' && depth == 0) {
				parts.add(ORDER.matcher(list.substring(start, i).strip()).replaceFirst(""));
				start = i + 1;
			}
		}
		return parts;
	}

	private boolean numbers(List<String> columns) {
		return columns.stream()
			.map(this.after::column)
			.anyMatch((column) -> column.filter(Column::isIdentity).isPresent()
					&& column.filter((one) -> this.before.column(one.name()).isEmpty()).isPresent());
	}

	/** Whether rows could not be the same in these columns before either. */
	private boolean isUnique(List<String> columns, boolean nulls) {
		List<Set<String>> known = new ArrayList<>();
		PrimaryKey primary = this.before.primaryKey();
		if (primary != null) {
			known.add(Set.copyOf(primary.columns()));
		}
		this.before.uniqueConstraints()
			.stream()
			.filter((one) -> isAsStrict(one, nulls))
			.forEach((one) -> known.add(Set.copyOf(one.columns())));
		this.before.indexes()
			.stream()
			.filter((one) -> isPlain(one) && !nulls)
			.forEach((one) -> known.add(Set.copyOf(one.columnNames())));
		Set<String> names = new HashSet<>(columns);
		return known.stream().anyMatch(names::containsAll);
	}

	private static boolean isAsStrict(UniqueConstraint unique, boolean nulls) {
		return !nulls || unique.clauses().contains(Clause.NULLS_NOT_DISTINCT);
	}

	private static boolean isPlain(Index index) {
		return index.unique() && index.definition() == null;
	}

	private void reference(ForeignKey key) {
		boolean known = this.before.foreignKeys()
			.stream()
			.anyMatch((one) -> one.columns().equals(key.columns()) && one.referenced().equals(key.referenced())
					&& one.referencedColumns().equals(key.referencedColumns())
					&& !one.clauses().contains(Clause.NOT_VALID));
		if (!key.clauses().contains(Clause.NOT_VALID) && (!known || isTouched(key.columns()))) {
			this.demands.add(new Demand.Reference("foreign key " + this.dialect.shown(key.name()), key));
		}
	}

}
