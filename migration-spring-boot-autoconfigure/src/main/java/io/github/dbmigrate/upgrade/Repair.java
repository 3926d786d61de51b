package io.github.dbmigrate.upgrade;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Progress.Direction;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.resolver.ResolvedMigration;
import org.flywaydb.core.extensibility.AppliedMigration;

/**
 * Mends one damage in the way that somebody chose. Touches rows of the history one by one
 * and never the tables, unless it goes on with what stopped.
 */
final class Repair {

	private final FlywayFiles files;

	private final MigrationFolder folder;

	Repair(FlywayFiles files, MigrationFolder folder) {
		this.files = files;
		this.folder = folder;
	}

	/** Mends it, and says what was done. */
	String run(Damage damage, Way way) throws SQLException {
		return switch (way) {
			case CONTINUE -> goOn(damage);
			case SKIP -> locked(damage, (session) -> skip(session, damage));
			case ACCEPT -> locked(damage, (session) -> accept(session, damage));
			case FORGET -> locked(damage, (session) -> forget(session, damage));
		};
	}

	private String goOn(Damage damage) throws SQLException {
		if (damage.state() == State.UNDO_INTERRUPTED) {
			FlywaySession.open(this.files.configuration(),
					(session) -> new Downgrade(session, this.folder).finish(Version.of(damage.migration())));
			return damage.script() + " was run to its end; " + damage.migration() + " is taken back.";
		}
		boolean versioned = Version.isVersion(damage.migration());
		new Upgrade(this.files, this.folder).run(versioned ? damage.migration() : null);
		return damage.script() + " was run to its end.";
	}

	private String locked(Damage damage, SessionWork<String> work) {
		return FlywaySession.open(this.files.configuration(), (session) -> session.locked(() -> {
			if (!new Damages(session, this.folder).all().contains(damage)) {
				throw new MigrationException(Failure.FINDINGS,
						damage.script() + " is not as it was when you decided. Nothing was changed.", "db repair");
			}
			return work.run(session);
		}));
	}

	private String skip(FlywaySession session, Damage damage) throws SQLException {
		Unfinished begun = session.progress().find().orElseThrow();
		int skipped = begun.statements() + 1;
		StatementChecksum checksum = new StatementChecksum();
		boolean back = begun.direction() == Direction.DOWNGRADE;
		Version version = Version.of(damage.migration());
		String sql = back ? this.folder.undo(version).orElseThrow().sql() : file(version).orElseThrow().sql();
		session.counted(sql, begun.direction()).stream().limit(skipped).forEach(checksum::add);
		session.progress()
			.save(new Unfinished(begun.direction(), begun.version(), begun.script(), skipped, checksum.value()));
		return "Statement " + skipped + " of " + damage.script() + " counts as run; db "
				+ (back ? "downgrade" : "upgrade") + " goes on with statement " + (skipped + 1) + ".";
	}

	private Optional<MigrationFile> file(Version version) {
		return this.folder.migrations().stream().filter((one) -> one.version().equals(version)).findFirst();
	}

	private String accept(FlywaySession session, Damage damage) throws SQLException {
		History history = session.history();
		String key = damage.migration();
		if (damage.state() == State.UNDO_INTERRUPTED) {
			session.removeFailedRow(key);
			session.progress().drop();
			return key + " counts as applied again.";
		}
		if (damage.state() == State.FAILED) {
			AppliedMigration row = history.failed(damage.script()).orElseThrow();
			session.settle(row, resolved(history, key).getChecksum());
			session.progress().drop();
			return damage.script() + " counts as run.";
		}
		Optional<AppliedMigration> row = Optional.ofNullable(history.applied().get(Version.of(key)));
		row.ifPresent((one) -> session.align(one, resolved(history, key)));
		String reviewed = review(Version.of(key));
		return row.filter((one) -> one.getScript().equals(damage.script()))
			.map((one) -> damage.script() + " counts as what ran, as it is now. ")
			.orElse("")
			.concat(reviewed)
			.strip();
	}

	private static ResolvedMigration resolved(History history, String version) {
		return Objects.requireNonNull(history.versioned().get(Version.of(version)));
	}

	private String review(Version version) {
		Optional<MigrationFile> file = file(version);
		Optional<UndoFile> undo = this.folder.undo(version);
		if (file.isEmpty() || undo.isEmpty() || undo.get().writtenFor() == null
				|| undo.get().writtenFor() == file.get().checksum()) {
			return "";
		}
		return this.folder.reviewed(version) + " is for its text as it is now.";
	}

	private static String forget(FlywaySession session, Damage damage) throws SQLException {
		History history = session.history();
		String key = damage.migration();
		if (damage.state() == State.MISSING) {
			session.recordDeleted(applied(history, key));
			return key + " counts as not run. What it did to the tables stays: db check compares them.";
		}
		session.removeFailedRow(key);
		if (damage.state() == State.UNDO_INTERRUPTED) {
			session.recordDeleted(applied(history, key));
		}
		session.progress().drop();
		return key + " counts as not run.";
	}

	private static AppliedMigration applied(History history, String key) {
		return history.rows()
			.stream()
			.filter(AppliedMigration::isSuccess)
			.filter((row) -> key
				.equals((row.getVersion() != null) ? row.getVersion().getVersion() : row.getDescription()))
			.reduce((first, last) -> last)
			.orElseThrow();
	}

}
