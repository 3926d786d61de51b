package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.Optional;

import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Progress.Direction;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.extensibility.AppliedMigration;

/**
 * What stopped half way and can go on. A record without its row in the history is a
 * leftover of a repair by other means and counts for nothing.
 *
 * @param unfinished the record, where there is one that holds
 */
record Interruption(Optional<Unfinished> unfinished) {

	static Interruption of(FlywaySession session, History history) {
		if (!session.hasHistory()) {
			return new Interruption(Optional.empty());
		}
		try {
			return new Interruption(session.progress()
				.find()
				.filter((record) -> holds(record, history))
				.map((record) -> isKilled(record, history) || record.direction() == Direction.DOWNGRADE ? record
						: record.as(Direction.UPGRADE)));
		}
		catch (SQLException ex) {
			throw new FlywayException(ex.getMessage(), ex);
		}
	}

	private static boolean holds(Unfinished record, History history) {
		String version = record.version();
		if (record.direction() != Direction.DOWNGRADE || version == null) {
			return history.failed(record.script()).isPresent() || isKilled(record, history);
		}
		AppliedMigration applied = history.applied().get(Version.of(version));
		return applied != null && history.failed(applied.getScript()).isPresent();
	}

	private static boolean isKilled(Unfinished record, History history) {
		return record.direction() == Direction.RUNNING && record.version() != null
				&& history.failed(record.script()).isEmpty()
				&& !history.applied().containsKey(Version.of(record.version()))
				&& history.ofScript(record.script()).isPresent();
	}

	/**
	 * Tells the history of a migration whose process ended as of one that failed there.
	 * One that runs is waited for.
	 */
	static void settle(FlywaySession session) {
		if (of(session, session.history()).running().isPresent()) {
			session.locked(() -> {
				History history = session.history();
				Optional<Unfinished> killed = of(session, history).running();
				if (killed.isPresent()) {
					session.fail(history.ofScript(killed.get().script()).orElseThrow(), killed.get());
				}
				return true;
			});
		}
	}

	/** A migration that runs now, or whose process ended. */
	Optional<Unfinished> running() {
		return this.unfinished.filter((record) -> record.direction() == Direction.RUNNING);
	}

	/** Removes a record that counts for nothing any more. */
	static void cleanUp(FlywaySession session) {
		if (session.hasHistory()) {
			session.locked(() -> {
				Progress progress = session.progress();
				if (progress.find().isPresent() && of(session, session.history()).unfinished().isEmpty()) {
					progress.drop();
				}
				return true;
			});
		}
	}

	/** The version whose way back stopped half way. */
	Optional<Version> undo() {
		return this.unfinished.filter((record) -> record.direction() == Direction.DOWNGRADE)
			.map(Unfinished::version)
			.map(Version::of);
	}

	/** The record from which this failed row can go on. */
	Optional<Unfinished> upgrade(AppliedMigration failed) {
		return this.unfinished.filter((record) -> record.direction() == Direction.UPGRADE)
			.filter((record) -> record.script().equals(failed.getScript()));
	}

}
