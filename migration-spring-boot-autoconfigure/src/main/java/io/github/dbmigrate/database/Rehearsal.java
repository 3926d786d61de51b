package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * Makes tables in a scratch place and reads them back. A table that is refused as a whole
 * is made part by part, so that one bad part does not spoil the others.
 */
final class Rehearsal {

	private final Scratch scratch;

	private final SqlDialect dialect;

	private final DatabaseFailure failures;

	private final Map<TableName, Map<String, String>> refused = new HashMap<>();

	Rehearsal(Scratch scratch, SqlDialect dialect, DatabaseFailure failures) {
		this.scratch = scratch;
		this.dialect = dialect;
		this.failures = failures;
	}

	Map<TableName, Rehearsed> of(List<Table> tables, SchemaCollector collector) throws SQLException {
		tables.forEach(this::make);
		this.scratch.read(collector);
		Schema read = this.dialect.normalize(collector.schema());
		Map<TableName, Rehearsed> results = new LinkedHashMap<>();
		for (Table table : tables) {
			Table made = read.tables().get(collector.name(this.scratch.schema(), table.name().name()));
			results.put(table.name(), new Rehearsed(made, this.refused.getOrDefault(table.name(), Map.of())));
		}
		return results;
	}

	private void make(Table table) {
		List<Sql> parts = new ArrayList<>();
		table.columns().forEach((column) -> parts.add(this.dialect.definition(column)));
		table.checks().forEach((check) -> parts.add(constraint(check)));
		try {
			this.scratch.run(create(table, parts));
		}
		catch (SQLException ex) {
			makeByParts(table);
		}
		table.indexes().forEach((index) -> make(table, index));
	}

	private void make(Table table, Index index) {
		try {
			this.scratch.run(this.dialect.sql(index.unique() ? "create unique index" : "create index")
				.name(index.name())
				.words("on")
				.table(place(table))
				.expression(Objects.requireNonNull(index.tail()))
				.toString());
		}
		catch (SQLException ex) {
			this.refused.computeIfAbsent(table.name(), (key) -> new HashMap<>())
				.put(index.name(), this.failures.reason(ex));
		}
	}

	private void makeByParts(Table table) {
		Map<String, String> reasons = new HashMap<>();
		this.refused.put(table.name(), reasons);
		try {
			this.scratch.run(create(table, List.of(this.dialect.sql("migration_scratch integer"))));
		}
		catch (SQLException ex) {
			reasons.putAll(Rehearsed.refusing(table, this.failures.reason(ex)).refused());
			return;
		}
		table.columns()
			.forEach((column) -> add(table, column.name(), part("add column", this.dialect.definition(column)),
					reasons));
		table.checks().forEach((check) -> add(table, check.name(), part("add", constraint(check)), reasons));
	}

	private void add(Table table, String name, Sql part, Map<String, String> reasons) {
		try {
			this.scratch.run(this.dialect.sql("alter table").table(place(table)).part(part).toString());
		}
		catch (SQLException ex) {
			reasons.put(name, this.failures.reason(ex));
		}
	}

	private String create(Table table, List<Sql> parts) {
		return this.scratch.create(place(table)).list(parts).toString();
	}

	private Sql part(String words, Sql part) {
		return this.dialect.sql(words).part(part);
	}

	private Sql constraint(CheckConstraint check) {
		return this.dialect.sql("constraint").name(check.name()).words("check").bracketed(check.expression());
	}

	private TableName place(Table table) {
		return new TableName(this.scratch.schema(), table.name().name());
	}

}
