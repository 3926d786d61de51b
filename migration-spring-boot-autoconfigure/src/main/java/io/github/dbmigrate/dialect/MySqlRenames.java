package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;

/**
 * Renames columns that checks and computed columns speak of. MySQL refuses that (3108,
 * 3959) unless they go and come back in the same statement.
 */
final class MySqlRenames {

	private final MySqlDialect dialect;

	private final Table before;

	private final Table after;

	MySqlRenames(MySqlDialect dialect, Table before, Table after) {
		this.dialect = dialect;
		this.before = before;
		this.after = after;
	}

	boolean isNeeded() {
		return !checks().isEmpty() || !computed().isEmpty();
	}

	String statement(Map<String, String> steps) {
		List<Sql> parts = new ArrayList<>();
		checks().forEach((check) -> parts.add(this.dialect.sql("drop constraint").name(check.name())));
		computed().forEach((column) -> parts.add(this.dialect.sql("drop column").name(old(column).name())));
		wholeWay(steps)
			.forEach((old, name) -> parts.add(this.dialect.sql("rename column").name(old).words("to").name(name)));
		computed().forEach((column) -> parts
			.add(this.dialect.sql("add column").part(this.dialect.definition(column, place(column)))));
		checks().forEach((check) -> parts.add(this.dialect.sql("add").part(this.dialect.constraint(check))));
		Sql alter = this.dialect.alter(this.after.name());
		parts.subList(0, 1).forEach(alter::part);
		parts.subList(1, parts.size()).forEach(alter::and);
		return alter.toString();
	}

	/** The new name of each column, whatever stands aside in between. */
	private Map<String, String> wholeWay(Map<String, String> steps) {
		Map<String, String> whole = new LinkedHashMap<>();
		this.before.columns().stream().map(Column::name).filter(steps::containsKey).forEach((name) -> {
			boolean computed = computed().stream().anyMatch((column) -> old(column).name().equals(name));
			if (!computed) {
				whole.put(name, this.after.columns().get(position(this.before, name)).name());
			}
		});
		return whole;
	}

	private List<CheckConstraint> checks() {
		return this.after.checks().stream().filter((check) -> !this.before.checks().contains(check)).toList();
	}

	private List<Column> computed() {
		return this.after.columns()
			.stream()
			.filter((column) -> !Objects.equals(column.generated(), old(column).generated()))
			.toList();
	}

	private Column old(Column column) {
		return this.before.columns().get(position(this.after, column.name()));
	}

	private Place place(Column column) {
		int position = position(this.after, column.name());
		return (position == this.after.columns().size() - 1) ? Place.LAST
				: new Place((position > 0) ? this.after.columns().get(position - 1).name() : null,
						this.after.columns().get(position + 1).name());
	}

	private static int position(Table table, String name) {
		return table.columns().stream().map(Column::name).toList().indexOf(name);
	}

}
