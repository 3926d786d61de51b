package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.Optional;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;

/**
 * Tells a history of the file that stands for those it names.
 */
final class PruneRun {

	private final FlywaySession session;

	private final MigrationFolder folder;

	PruneRun(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
	}

	/**
	 * Where the old files are gone and the history names them.
	 * @return whether it was told now
	 */
	boolean tell() {
		return Pruned.of(this.folder, this.session.history()).isPresent()
				&& this.session.locked(() -> tell(Pruned.of(this.folder, this.session.history())));
	}

	/**
	 * Before the old files go.
	 * @return whether it was told now
	 */
	boolean tell(MigrationFile squashed) {
		History history = this.session.history();
		new Findings(this.session, this.folder, history).requireNone();
		Pruned.of(squashed, history)
			.ifPresent((pruned) -> pruned
				.requireTellable("db upgrade " + squashed.version() + ", then db squash --prune"));
		return Pruned.of(squashed, history).isPresent()
				&& this.session.locked(() -> tell(Pruned.of(squashed, this.session.history())));
	}

	private boolean tell(Optional<Pruned> pruned) throws SQLException {
		if (pruned.isPresent()) {
			pruned.get().tell(this.session);
		}
		return pruned.isPresent();
	}

}
