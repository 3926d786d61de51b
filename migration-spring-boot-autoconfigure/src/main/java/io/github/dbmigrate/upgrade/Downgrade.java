package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.ChainPosition;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.ScriptStatement;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Takes versions back, from the top.
 */
final class Downgrade {

	private final FlywaySession session;

	private final MigrationFolder folder;

	Downgrade(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
	}

	List<UndoFile> plan(@Nullable String target) {
		History history = this.session.history();
		requireNoFailedMigration(history);
		Moved.of(this.folder, history).ifPresent((moved) -> {
			throw moved.finding().exception();
		});
		Floor floor = Floor.of(history, this.folder);
		List<Version> versions = Targets.down(target, history, floor);
		return new UndoFiles(this.folder, history)
			.of((target != null) ? versions : newestMigration(history.above(floor.version())));
	}

	/** The newest version, with those below it that were written with it. */
	private List<Version> newestMigration(List<Version> versions) {
		Map<Version, ChainPosition> positions = new HashMap<>();
		this.folder.migrations()
			.forEach((file) -> ChainPosition.of(file).ifPresent((position) -> positions.put(file.version(), position)));
		int count = 1;
		while (count < versions.size()
				&& isBefore(positions.get(versions.get(count)), positions.get(versions.get(count - 1)))) {
			count++;
		}
		return versions.subList(0, count);
	}

	private static boolean isBefore(@Nullable ChainPosition one, @Nullable ChainPosition next) {
		return one != null && next != null && one.isBefore(next);
	}

	Migrated run(@Nullable String target, Predicate<String> losesData) throws SQLException {
		List<UndoFile> plan = planLocked(target);
		Version from = this.session.history().current();
		requireConsent(plan, losesData);
		List<String> scripts = new ArrayList<>();
		for (UndoFile undo : plan) {
			scripts.addAll(takeBackLocked(undo));
		}
		return Runs.result(from, this.session.history().current(), scripts);
	}

	/** A downgrade of another process is seen before it began or after it ended. */
	private List<UndoFile> planLocked(@Nullable String target) {
		return this.session.hasHistory() ? this.session.locked(() -> plan(target)) : plan(target);
	}

	/** Finishes what an interrupted downgrade began. */
	List<String> finish(Version version) {
		History history = this.session.history();
		UndoFile undo = new UndoFiles(this.folder, history).of(List.of(version)).get(0);
		return takeBackLocked(undo);
	}

	private List<String> takeBackLocked(UndoFile undo) {
		boolean done = this.session.locked(() -> takeBack(undo));
		Interruption.cleanUp(this.session);
		return done ? List.of(undo.fileName()) : List.of();
	}

	private boolean takeBack(UndoFile undo) throws SQLException {
		History history = this.session.history();
		AppliedMigration row = history.applied().get(undo.version());
		if (row == null) {
			return false;
		}
		if (!undo.version().equals(history.applied().lastKey())) {
			throw new MigrationException(Failure.FINDINGS,
					"Another process moved this database to " + history.current() + " meanwhile; " + undo.version()
							+ " and what lies below it were not taken back.",
					"Look at db status, then run the command again.");
		}
		new UndoRun(this.session, undo, row).run();
		return true;
	}

	private void requireNoFailedMigration(History history) {
		Optional<Version> interrupted = Interruption.of(this.session, history).undo();
		history.failed()
			.stream()
			.filter((row) -> row.getVersion() == null || interrupted.isEmpty()
					|| !FlywaySession.version(row.getVersion()).equals(interrupted.get()))
			.findFirst()
			.ifPresent((row) -> {
				throw new MigrationException(Failure.FINDINGS, row.getScript()
						+ " failed half way, so there is no whole migration to take back. " + "Nothing was changed.",
						"Run db upgrade to finish it first.");
			});
	}

	private void requireConsent(List<UndoFile> plan, Predicate<String> losesData) {
		Optional<Version> interrupted = Interruption.of(this.session, this.session.history()).undo();
		for (UndoFile undo : plan) {
			if (interrupted.isPresent() && interrupted.get().equals(undo.version())) {
				continue;
			}
			LostData lost = new LostData(this.session.connection(), undo.version());
			List<String> statements = this.session.statements(undo.sql()).stream().map(ScriptStatement::sql).toList();
			lost.in(statements).forEach((sentence) -> requireConsent(sentence, losesData));
		}
	}

	private static void requireConsent(String sentence, Predicate<String> losesData) {
		if (!losesData.test(sentence)) {
			throw new MigrationException(Failure.QUESTION, sentence + " Nothing was changed.",
					"Add --yes to lose it, or save it elsewhere first.");
		}
	}

}
