package io.github.dbmigrate.generate;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.database.Trial;
import io.github.dbmigrate.database.Trial.Stop;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
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
			if (isUnproven(trial)) {
				return unproven(trial);
			}
		}
		String remedy = new CollisionRemedy(this.branches, this.runner.appliedVersions()).of(second.stop() == null,
				first.stop() == null);
		refuseStop(first, this.branches.other(), this.branches.own(), remedy);
		refuseStop(second, this.branches.own(), this.branches.other(), remedy);
		refuseDifference(first.states().get(2), second.states().get(2), remedy);
		return doubts(first, snapshot);
	}

	/**
	 * The same where this database has nothing of the branch that moves, so that it is
	 * enough that it runs after the other one.
	 */
	OnTop onTop(@Nullable Snapshot snapshot) {
		Trial trial = play(this.branches.other(), this.branches.own());
		if (isUnproven(trial)) {
			return new OnTop(unproven(trial), false);
		}
		refuseStop(trial, this.branches.own(), this.branches.other(), CollisionRemedy.ANEW);
		Trial turned = play(this.branches.own(), this.branches.other());
		return new OnTop(doubts(trial, snapshot),
				turned.stop() == null && differences(trial.states().get(2), turned.states().get(2)).isEmpty());
	}

	private static boolean isUnproven(Trial trial) {
		return trial.stop() != null && (trial.states().size() < 2 || trial.stop().circumstance());
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

	private static List<String> unproven(Trial trial) {
		Stop stop = Objects.requireNonNull(trial.stop());
		String statement = (stop.statement() != null)
				? "'" + OwnStatements.shortened(stop.statement()) + "' cannot run there: "
				: "the database gives no place for them: ";
		return List.of("unproven: the branches were not tried in both orders on a scratch database, since " + statement
				+ stop.reason());
	}

	private static void refuseStop(Trial trial, List<MigrationFile> late, List<MigrationFile> before, String remedy) {
		Stop stop = trial.stop();
		if (stop != null) {
			throw collision(
					names(late) + " cannot run after " + names(before) + ", tried on a scratch database:\n  "
							+ OwnStatements.shortened(String.valueOf(stop.statement())) + "\n  " + stop.reason(),
					remedy);
		}
	}

	private void refuseDifference(Schema first, Schema second, String remedy) {
		List<String> differences = differences(first, second);
		if (!differences.isEmpty()) {
			throw collision("The branches make another schema in the other order, tried on a scratch database. With "
					+ names(this.branches.other()) + " before " + names(this.branches.own()) + " it has:\n  "
					+ String.join("\n  ", differences), remedy);
		}
	}

	private List<String> differences(Schema first, Schema second) {
		return SchemaDiff.between(first, second, Fills.NONE)
			.stream()
			.map((change) -> change.summary(this.live.dialect()))
			.toList();
	}

	private static MigrationException collision(String problem, String remedy) {
		return new MigrationException(Failure.FINDINGS,
				"The two branches collide. " + problem + "\nNothing was written.", remedy);
	}

	private static String names(List<MigrationFile> files) {
		return String.join(", ", files.stream().map(MigrationFile::fileName).toList());
	}

	private List<String> doubts(Trial trial, @Nullable Snapshot snapshot) {
		return (snapshot != null)
				? new SnapshotDoubts(this.live.dialect(), trial.states().get(0), trial.states().get(2))
					.about(snapshot.model().schema())
				: List.of();
	}

	/**
	 * A branch that runs after the other one.
	 *
	 * @param notes for the user
	 * @param anyOrder whether it may as well run before, as in a database that has it
	 */
	record OnTop(List<String> notes, boolean anyOrder) {
	}

}
