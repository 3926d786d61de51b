package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

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

	private final List<String> differences = new ArrayList<>();

	BaselineComparison(Schema baseline) {
		this.baseline = baseline;
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
			add("table " + expected.name(), "is missing here");
			return;
		}
		String table = expected.name() + ".";
		compare(table, byName(expected.columns(), Column::name), byName(actual.columns(), Column::name), this::column);
		primaryKey(expected, actual);
		compare("unique constraint " + table, byName(expected.uniqueConstraints(), UniqueConstraint::name),
				byName(actual.uniqueConstraints(), UniqueConstraint::name), this::whole);
		compare("index " + table, byName(expected.indexes(), Index::name), byName(actual.indexes(), Index::name),
				this::whole);
		compare("foreign key " + table, byName(expected.foreignKeys(), ForeignKey::name),
				byName(actual.foreignKeys(), ForeignKey::name), this::whole);
		compare("check " + table, byName(expected.checks(), CheckConstraint::name),
				byName(actual.checks(), CheckConstraint::name), this::whole);
	}

	private <T> void compare(String prefix, Map<String, T> expected, Map<String, T> actual, Comparison<T> comparison) {
		expected.forEach((name, value) -> {
			T here = actual.get(name);
			if (here == null) {
				add(prefix + name, "is missing here");
			}
			else {
				comparison.compare(prefix + name, value, here);
			}
		});
		actual.keySet()
			.stream()
			.filter((name) -> !expected.containsKey(name))
			.forEach((name) -> add(prefix + name, "is here and not in the baseline"));
	}

	private void column(String name, Column expected, Column actual) {
		facet(name, "type", expected.type(), actual.type());
		facet(name, "nullable", expected.nullable(), actual.nullable());
		facet(name, "default", expected.defaultValue(), actual.defaultValue());
		facet(name, "identity", expected.identity(), actual.identity());
		facet(name, "generated as", expected.generatedAs(), actual.generatedAs());
		facet(name, "collation", expected.collation(), actual.collation());
	}

	private void primaryKey(Table expected, Table actual) {
		facet("primary key of " + expected.name(), "columns", columns(expected.primaryKey()),
				columns(actual.primaryKey()));
	}

	private static List<String> columns(@Nullable PrimaryKey key) {
		return (key != null) ? key.columns() : List.of();
	}

	private void sequence(Sequence expected, @Nullable Sequence actual) {
		if (actual == null) {
			add("sequence " + expected.name(), "is missing here");
		}
		else {
			facet("sequence " + expected.name(), "increment", expected.increment(), actual.increment());
		}
	}

	private void whole(String name, Object expected, Object actual) {
		if (!expected.equals(actual)) {
			add(name, "is " + actual + " here, " + expected + " in the baseline");
		}
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
