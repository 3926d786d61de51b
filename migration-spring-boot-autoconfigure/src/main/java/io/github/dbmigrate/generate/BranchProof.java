package io.github.dbmigrate.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.Trial;
import io.github.dbmigrate.database.Trial.Stop;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.Snapshot;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Runs two branches in a scratch place, one after the other in both orders, and compares
 * what they made.
 */
final class BranchProof {

	private final LiveDatabase live;

	private final MigrationRunner runner;

	private final Branches branches;

	BranchProof(LiveDatabase live, MigrationRunner runner, Branches branches) {
		this.live = live;
		this.runner = runner;
		this.branches = branches;
	}

	/**
	 * What could not be proven, and what the snapshot lacks, for the user.
	 * @throws MigrationException (FINDINGS) where the order matters, with what collides
	 */
	List<String> notes(@Nullable Snapshot snapshot) {
		Trial first = play(this.branches.own(), this.branches.other());
		Trial second = play(this.branches.other(), this.branches.own());
		for (Trial trial : List.of(first, second)) {
			if (trial.stop() != null && (trial.states().size() < 2 || trial.stop().circumstance())) {
				return unproven(trial.stop());
			}
		}
		refuseStop(first, this.branches.other(), this.branches.own());
		refuseStop(second, this.branches.own(), this.branches.other());
		refuseDifference(first.states().get(2), second.states().get(2));
		return lacking(first.states().get(0), first.states().get(2), snapshot);
	}

	private Trial play(List<MigrationFile> first, List<MigrationFile> second) {
		return this.live.play(List.of(statements(this.branches.common()), statements(first), statements(second)),
				Set.of());
	}

	private List<String> statements(List<MigrationFile> files) {
		return files.stream()
			.flatMap((file) -> this.runner.statements(file.fileName(), file.sql(), this.live.dialect().vendor())
				.stream())
			.map(ScriptStatement::sql)
			.map((sql) -> sql.replaceFirst("\\A(\\s*--.*\\R)+", "").strip())
			.map((sql) -> sql.replaceFirst("(?i)\\bindex\\s+concurrently\\b", "index"))
			.toList();
	}

	private static List<String> unproven(Stop stop) {
		String statement = (stop.statement() != null)
				? "'" + OwnStatements.shortened(stop.statement()) + "' cannot run there: "
				: "the database gives no place for them: ";
		return List.of("unproven: the branches were not tried in both orders on a scratch database, since " + statement
				+ stop.reason());
	}

	private static void refuseStop(Trial trial, List<MigrationFile> late, List<MigrationFile> before) {
		Stop stop = trial.stop();
		if (stop != null) {
			throw collision(names(late) + " cannot run after " + names(before) + ", tried on a scratch database:\n  "
					+ OwnStatements.shortened(String.valueOf(stop.statement())) + "\n  " + stop.reason());
		}
	}

	private void refuseDifference(Schema first, Schema second) {
		List<String> differences = SchemaDiff.between(first, second, Fills.NONE)
			.stream()
			.map((change) -> change.summary(this.live.dialect()))
			.toList();
		if (!differences.isEmpty()) {
			throw collision("The branches make another schema in the other order, tried on a scratch database. With "
					+ names(this.branches.other()) + " before " + names(this.branches.own()) + " it has:\n  "
					+ String.join("\n  ", differences));
		}
	}

	private static MigrationException collision(String problem) {
		return new MigrationException(Failure.FINDINGS,
				"The two branches collide. " + problem + "\nNothing was written.",
				"Take back the branch that is not released (db downgrade on its own checkout), delete its files, bring "
						+ "the other branch in, and write it again: db migrate.");
	}

	private static String names(List<MigrationFile> files) {
		return String.join(", ", files.stream().map(MigrationFile::fileName).toList());
	}

	/** Columns that the branches made and a snapshot that lost one side does not have. */
	private static List<String> lacking(Schema before, Schema after, @Nullable Snapshot snapshot) {
		if (snapshot == null) {
			return List.of();
		}
		Set<String> known = columns(snapshot.model().schema());
		known.addAll(columns(before));
		List<String> lacking = new ArrayList<>(columns(after));
		lacking.removeAll(known);
		return lacking.isEmpty() ? List.of() : List.of("The snapshot lacks " + String.join(", ", lacking)
				+ ", which the branches make: run `db snapshot` after `db upgrade`.");
	}

	private static Set<String> columns(Schema schema) {
		return schema.tables()
			.values()
			.stream()
			.flatMap(BranchProof::columns)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<String> columns(Table table) {
		return table.columns().stream().map(Column::name).map((column) -> table.name().name() + "." + column);
	}

}
