package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.dbmigrate.database.DatabaseSource;
import io.github.dbmigrate.database.ExpectedRows;
import io.github.dbmigrate.database.Flaws;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.RowTrial;
import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.compare.Comparison;
import io.github.dbmigrate.hazard.Tightening;
import io.github.dbmigrate.hazard.Tightenings;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.upgrade.MigrationRunner;

/**
 * Looks for rows that a way back has no room for, before any of it runs.
 */
final class RowsInTheWay {

	private final DatabaseSource source;

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	RowsInTheWay(DatabaseSource source, MigrationFolder folder, MigrationRunner runner) {
		this.source = source;
		this.folder = folder;
		this.runner = runner;
	}

	/**
	 * Refuses a way back that rows stand in the way of.
	 * @throws MigrationException naming them; then nothing was changed
	 */
	void refuse(List<UndoFile> plan) {
		try (LiveDatabase live = this.source.connect()) {
			Schema there = read(live);
			Tightenings tightenings = new Tightenings(live.dialect(), there);
			for (UndoFile undo : plan) {
				List<String> refused = tightenings
					.of(this.runner.statements(undo.fileName(), undo.sql(), live.dialect().vendor()))
					.stream()
					.flatMap((one) -> refused(live, there, one))
					.toList();
				if (!refused.isEmpty()) {
					throw refused(undo, refused);
				}
			}
		}
	}

	private Schema read(LiveDatabase live) {
		Set<String> schemas = this.folder.snapshotOrSide()
			.map((snapshot) -> Comparison.schemas(snapshot.model().schema()))
			.orElseGet(Set::of);
		List<String> there = new ArrayList<>(schemas);
		there.removeAll(live.missing(schemas));
		return live.read(Set.copyOf(there), this.runner.ignoredTables());
	}

	private static Stream<String> refused(LiveDatabase live, Schema there, Tightening tightening) {
		Map<TableName, ExpectedRows> others = new HashMap<>();
		if (tightening.demand() instanceof Demand.Reference reference) {
			Table other = Objects.requireNonNull(there.tables().get(reference.foreignKey().referenced()));
			others.put(other.name(), rows(other, Map.of()));
		}
		try {
			Flaws flaws = live.trial().flaws(rows(tightening.table(), others), tightening.demand());
			return (flaws.count() == 0) ? Stream.empty() : Stream.of(sentence(live.dialect(), tightening, flaws));
		}
		catch (RowTrial.Refusal ex) {
			return Stream.empty();
		}
	}

	private static ExpectedRows rows(Table table, Map<TableName, ExpectedRows> others) {
		return new ExpectedRows(table.name(), Map.of(), table, table, Map.of(), List.of(), others);
	}

	private static String sentence(SqlDialect dialect, Tightening tightening, Flaws flaws) {
		String constraint = tightening.demand().constraint();
		return constraint.substring(0, 1).toUpperCase() + constraint.substring(1) + " refuses " + flaws.share() + " of "
				+ dialect.shown(tightening.table().name()) + " " + tightening.demand().flaw(dialect) + ": "
				+ flaws.examples() + ".";
	}

	private static MigrationException refused(UndoFile undo, List<String> sentences) {
		return new MigrationException(Failure.FINDINGS,
				"Rows are in the way of " + undo.fileName() + ": " + String.join(" ", sentences)
						+ " Nothing was changed.",
				"Give those rows other values or delete them, or let " + undo.location()
						+ " do it; then run db downgrade again.");
	}

}
