package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateSchema;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.upgrade.StatementSplitter;
import org.flywaydb.core.Flyway;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pair on two databases: from the schema before to the schema after and back.
 */
final class PairRun {

	private final Pair pair;

	private final PairDatabase database;

	private final Schema old;

	private final Schema wanted;

	private final List<String> start;

	private final List<String> target;

	private final List<String> kept;

	private final List<Change> changes;

	PairRun(Pair pair, PairDatabase database, PairDatabase example, List<String> kept) {
		this.pair = pair;
		this.database = database;
		this.kept = kept;
		database.load(pair.old());
		example.load(pair.wanted());
		this.old = database.read(example.read());
		this.wanted = example.read(this.old);
		List<CreateSchema> schemas = newSchemas(example.schemas());
		this.start = new ArrayList<>(database.dump().lines());
		schemas.forEach((schema) -> this.start.add("schema " + schema.name()));
		this.target = new ArrayList<>(example.dump().lines());
		this.target.addAll(kept);
		assertThat(SchemaDiff.between(this.wanted, example.read(this.old), Fills.NONE)).as("the same twice").isEmpty();
		List<Change> changes = new ArrayList<>(SchemaDiff.between(this.old, this.wanted, fills()));
		changes.addAll(schemas);
		this.changes = SchemaDiff.inFileOrder(changes);
	}

	/**
	 * The schemas to be made, which the way back leaves there.
	 */
	private List<CreateSchema> newSchemas(Set<String> schemas) {
		Set<String> there = this.database.schemas();
		return schemas.stream()
			.filter((schema) -> !there.contains(schema))
			.map((schema) -> new CreateSchema(schema, false))
			.toList();
	}

	private Fills fills() {
		Map<Fills.Target, String> fills = new HashMap<>();
		this.wanted.tables().forEach((name, table) -> {
			Table there = this.old.tables().get(name);
			if (there != null) {
				table.columns()
					.stream()
					.filter((column) -> needsValue(there, column)
							&& this.database.dialect().neutralValue(column.type()) != null)
					.forEach((column) -> fills.put(new Fills.Target(name, column.name()),
							this.database.dialect().neutralValue(column.type())));
			}
		});
		return new Fills(fills);
	}

	private static boolean needsValue(Table there, Column column) {
		return !column.nullable() && column.defaultValue() == null && !column.isIdentity() && column.generated() == null
				&& there.column(column.name()).map(Column::nullable).orElse(true);
	}

	void goForthAndBack() {
		goForth();
		goBack();
	}

	void goForthAndBackWithRows() {
		this.database.fillRows();
		Map<TableName, Long> rows = rows();
		goForth();
		assertThat(rows()).as("rows").isEqualTo(rows);
		this.database.fillRows();
		goBack();
		assertThat(rows()).as("rows after the way back").isEqualTo(rows);
	}

	private void goForth() {
		this.database.apply(this.changes);
		assertThat(SchemaDiff.between(this.database.read(this.wanted), this.wanted, Fills.NONE))
			.as("the next diff after\n%s", script())
			.isEmpty();
		assertThat(this.database.dump().lines()).as("the schema after\n%s", script())
			.containsExactlyInAnyOrderElementsOf(this.target);
	}

	private void goBack() {
		this.database.apply(SchemaDiff.undo(this.changes));
		assertThat(this.database.dump().lines()).as("the way back of\n%s", script())
			.containsExactlyInAnyOrderElementsOf(this.start);
	}

	/**
	 * The rows of the tables that are there before and after.
	 */
	private Map<TableName, Long> rows() {
		return this.old.tables()
			.keySet()
			.stream()
			.filter(this.wanted.tables()::containsKey)
			.collect(Collectors.toMap((table) -> table, this.database::rows));
	}

	/**
	 * The rules that find something in the statements, as their text and as the changes
	 * tell it.
	 */
	Set<String> rules() {
		Linter linter = new Linter(this.database.dialect(), Severities.DEFAULT);
		String name = this.pair.name();
		String vendor = this.database.dialect().vendor();
		List<Finding> findings = linter.text(name, script(),
				new StatementSplitter(Flyway.configure()).split(name, script(), vendor), this.old);
		assertThat(findings).as("what the text tells of\n%s", script())
			.map(Finding::summary)
			.containsExactlyInAnyOrderElementsOf(
					linter.changes(this.changes, this.old).stream().map(Finding::summary).toList())
			.noneMatch((finding) -> finding.startsWith("not-understood"));
		return findings.stream().map(Finding::rule).collect(Collectors.toSet());
	}

	Pair pair() {
		return this.pair;
	}

	boolean keepsSomething() {
		return !this.kept.isEmpty();
	}

	String script() {
		return this.changes.stream()
			.flatMap((change) -> change.sql(this.database.dialect()).stream())
			.collect(Collectors.joining(";\n"));
	}

	@Override
	public String toString() {
		return this.pair.name();
	}

}
