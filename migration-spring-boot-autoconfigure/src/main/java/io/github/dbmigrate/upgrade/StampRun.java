package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFolder;

/**
 * Stamps the history of a database.
 */
final class StampRun {

	private final FlywaySession session;

	private final MigrationFolder folder;

	StampRun(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
	}

	Migrated run(String target) {
		return run(target, false);
	}

	/** Forgets everything first, once it is agreed to. */
	Migrated purge(String target, Predicate<String> agreed) {
		History history = this.session.history();
		stamp(history, true).target(target);
		String sentence = "The history holds " + history.rows().size() + " rows, and --purge deletes all of them.";
		if (!history.rows().isEmpty() && !agreed.test(sentence)) {
			throw new MigrationException(Failure.QUESTION, sentence + " Nothing was changed.",
					"Add --yes to delete them, or stamp without --purge, which adds rows and deletes none.");
		}
		return run(target, true);
	}

	private Migrated run(String target, boolean purge) {
		stamp(this.session.history(), purge).target(target);
		this.session.createHistory(false);
		return this.session.locked(() -> record(target, purge));
	}

	private Migrated record(String target, boolean purge) throws SQLException {
		History history = this.session.history();
		List<String> scripts = stamp(history, purge).run(target);
		this.session.progress().drop();
		return Runs.result(history.current(), this.session.history().current(), scripts);
	}

	private Stamp stamp(History history, boolean purge) {
		return new Stamp(this.folder, history, this.session, purge);
	}

}
