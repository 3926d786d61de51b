package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.CreateSchema;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.generate.RowQuestions;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.hazard.Severities;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
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

	private final List<CreateSchema> schemas;

	private final List<Change> changes;

	PairRun(Pair pair, PairDatabase database, PairDatabase example, List<String> kept) {
		this.pair = pair;
		this.database = database;
		this.kept = kept;
		database.load(pair.old());
		example.load(pair.wanted());
		this.old = database.read(example.read());
		this.wanted = example.read(this.old);
		this.schemas = newSchemas(example.schemas());
		this.start = new ArrayList<>(database.dump().lines());
		this.schemas.forEach((schema) -> this.start.add("schema " + schema.name()));
		this.target = new ArrayList<>(example.dump().lines());
		this.target.addAll(kept);
		assertThat(SchemaDiff.between(this.wanted, example.read(this.old), Fills.NONE)).as("the same twice").isEmpty();
		this.changes = withSchemas(SchemaDiff.between(this.old, this.wanted, fills()));
	}

	private List<Change> withSchemas(List<Change> changes) {
		return SchemaDiff.inFileOrder(Stream.concat(this.schemas.stream(), changes.stream()).toList());
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
		goForth(this.changes);
		goBack(this.changes);
	}

	/**
	 * The same with rows in every table, whose values are compared. What the rows do not
	 * let happen, somebody is asked about before.
	 */
	WithRows goForthAndBackWithRows() {
		this.database.fillRows();
		Rows rows = this.database.rows();
		RowQuestions asked = this.database.ask(this.old, this.wanted);
		Refused refused = this.database.tried(this.changes);
		if (refused != null && !refused.isAboutData()) {
			throw refused;
		}
		assertThat(refused == null || refused.isNamedIn(asked.texts())).as("%s, but asked was only %s", refused, asked)
			.isTrue();
		if (asked.open() != null) {
			return new WithRows(WithRows.Outcome.OPEN, asked.open());
		}
		boolean back = goForthAndBack(withSchemas(asked.changes()), rows, Set.copyOf(asked.subjects()));
		return !back ? new WithRows(WithRows.Outcome.NO_WAY_BACK, "a rule says so")
				: (refused == null) ? new WithRows(WithRows.Outcome.KEPT, "")
						: new WithRows(WithRows.Outcome.ANSWERED, refused.getMessage());
	}

	private boolean goForthAndBack(List<Change> changes, Rows rows, Set<String> asked) {
		Rows kept = rows.without(asked);
		goForth(changes);
		Rows after = this.database.rows();
		kept.assertKeptIn(after);
		this.database.fillRows();
		if (isWayBackTold(changes)) {
			return false;
		}
		goBack(changes);
		kept.commonWith(after).assertKeptIn(this.database.rows());
		return true;
	}

	private void goForth(List<Change> changes) {
		this.database.apply(changes);
		assertThat(SchemaDiff.between(this.database.read(this.wanted), this.wanted, Fills.NONE))
			.as("the next diff after\n%s", script())
			.isEmpty();
		assertThat(this.database.dump().lines()).as("the schema after\n%s", script())
			.containsExactlyInAnyOrderElementsOf(this.target);
	}

	/**
	 * What the rows do not let back is told by a rule before.
	 */
	private boolean isWayBackTold(List<Change> changes) {
		List<Change> undo = SchemaDiff.undo(changes);
		Refused refused = this.database.tried(undo);
		if (refused == null) {
			return false;
		}
		List<String> told = new Linter(this.database.dialect(), Severities.DEFAULT).changes(undo, this.wanted)
			.stream()
			.filter(Finding::matters)
			.map(Finding::summary)
			.toList();
		if (!refused.isAboutData() || !refused.isNamedIn(told)) {
			throw refused;
		}
		return true;
	}

	private void goBack(List<Change> changes) {
		this.database.apply(SchemaDiff.undo(changes));
		assertThat(this.database.dump().lines()).as("the way back of\n%s", script())
			.containsExactlyInAnyOrderElementsOf(this.start);
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
