package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Says where a database differs from a baseline. Tables that the baseline does not know
 * are not ours; the names of primary keys and the order of columns do not matter.
 */
final class BaselineComparison {

	private final Schema baseline;

	private final SqlDialect dialect;

	private final List<String> differences = new ArrayList<>();

	BaselineComparison(Schema baseline, SqlDialect dialect) {
		this.baseline = baseline;
		this.dialect = dialect;
	}

	List<String> differences(Schema database) {
		this.baseline.tables().values().forEach((table) -> table(table, database.tables().get(table.name())));
		this.baseline.sequences()
			.values()
			.forEach((sequence) -> sequence(sequence, database.sequences().get(sequence.name())));
		return List.copyOf(this.differences);
	}

	private void table(Table expected, @Nullable Table actual) {
		if (actual == null) {
			add("table " + this.dialect.shown(expected.name()), "is missing here");
			return;
		}
		String table = this.dialect.shown(expected.name()) + ".";
		compare(table, byName(expected.columns(), Column::name), byName(actual.columns(), Column::name), this::column);
		primaryKey(expected, actual);
		compare("unique constraint " + table, byName(expected.uniqueConstraints(), UniqueConstraint::name),
				byName(actual.uniqueConstraints(), UniqueConstraint::name), this::unique);
		compare("index " + table, byName(expected.indexes(), Index::name), byName(actual.indexes(), Index::name),
				this::index);
		compare("foreign key " + table, byName(expected.foreignKeys(), ForeignKey::name),
				byName(actual.foreignKeys(), ForeignKey::name), this::foreignKey);
		compare("check " + table, byName(expected.checks(), CheckConstraint::name),
				byName(actual.checks(), CheckConstraint::name), this::check);
	}

	private <T> void compare(String prefix, Map<String, T> expected, Map<String, T> actual, Comparison<T> comparison) {
		expected.forEach((name, value) -> {
			T here = actual.get(name);
			if (here == null) {
				add(prefix + this.dialect.shown(name), "is missing here");
			}
			else {
				comparison.compare(prefix + this.dialect.shown(name), value, here);
			}
		});
		actual.keySet()
			.stream()
			.filter((name) -> !expected.containsKey(name))
			.forEach((name) -> add(prefix + this.dialect.shown(name), "is here and not in the baseline"));
	}

	private void column(String name, Column expected, Column actual) {
		facet(name, "type", expected.type(), actual.type());
		facet(name, "nullable", expected.nullable(), actual.nullable());
		facet(name, "default", expected.defaultValue(), actual.defaultValue());
		facet(name, "identity", expected.isIdentity(), actual.isIdentity());
		facet(name, "generated as", expected.generatedAs(), actual.generatedAs());
		facet(name, "collation", expected.collation(), actual.collation());
	}

	private void primaryKey(Table expected, Table actual) {
		facet("primary key of " + this.dialect.shown(expected.name()), "columns", columns(expected.primaryKey()),
				columns(actual.primaryKey()));
	}

	private String columns(@Nullable PrimaryKey key) {
		return (key != null) ? this.dialect.shown(key.columns()) : "";
	}

	private void sequence(Sequence expected, @Nullable Sequence actual) {
		if (actual == null) {
			add("sequence " + this.dialect.shown(expected.name()), "is missing here");
		}
		else {
			facet("sequence " + this.dialect.shown(expected.name()), "increment", expected.increment(),
					actual.increment());
		}
	}

	private void unique(String name, UniqueConstraint expected, UniqueConstraint actual) {
		columns(name, expected.columns(), actual.columns());
	}

	private void index(String name, Index expected, Index actual) {
		columns(name, expected.columnNames(), actual.columnNames());
		facet(name, "unique", expected.unique(), actual.unique());
		facet(name, "definition", expected.definition(), actual.definition());
		if (expected.columnNames().equals(actual.columnNames())) {
			facet(name, "order", expected.columns(), actual.columns());
		}
	}

	private void foreignKey(String name, ForeignKey expected, ForeignKey actual) {
		columns(name, expected.columns(), actual.columns());
		facet(name, "references", references(expected), references(actual));
		facet(name, "on delete", expected.onDelete(), actual.onDelete());
		facet(name, "on update", expected.onUpdate(), actual.onUpdate());
	}

	private String references(ForeignKey key) {
		return this.dialect.shown(key.referenced()) + " (" + this.dialect.shown(key.referencedColumns()) + ")";
	}

	private void check(String name, CheckConstraint expected, CheckConstraint actual) {
		facet(name, "expression", expected.expression(), actual.expression());
	}

	private void columns(String name, List<String> expected, List<String> actual) {
		facet(name, "columns", this.dialect.shown(expected), this.dialect.shown(actual));
	}

	private void facet(String name, String facet, @Nullable Object expected, @Nullable Object actual) {
		if (!Objects.equals(expected, actual)) {
			add(name, facet + " is " + actual + " here, " + expected + " in the baseline");
		}
	}

	private void add(String name, String difference) {
		this.differences.add(name + ": " + difference);
	}

	private static <T> Map<String, T> byName(Collection<T> values, Function<T, String> name) {
		Map<String, T> map = new LinkedHashMap<>();
		values.forEach((value) -> map.put(name.apply(value), value));
		return map;
	}

	private interface Comparison<T> {

		void compare(String name, T expected, T actual);

	}

}
