package io.github.dbmigrate.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.Damage.Mend;
import io.github.dbmigrate.upgrade.Damage.Way;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Progress.Unfinished;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a repair can mend, the gravest first.
 */
final class Damages {

	private static final Set<ErrorCode> MISSING = Set.of(CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED,
			CoreErrorCode.APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED);

	private static final Set<ErrorCode> EDITED = Set.of(CoreErrorCode.CHECKSUM_MISMATCH,
			CoreErrorCode.DESCRIPTION_MISMATCH, CoreErrorCode.TYPE_MISMATCH);

	private final FlywaySession session;

	private final MigrationFolder folder;

	private final History history;

	private final Interruption interruption;

	Damages(FlywaySession session, MigrationFolder folder) {
		this.session = session;
		this.folder = folder;
		this.history = session.history();
		this.interruption = Interruption.of(session, this.history);
	}

	List<Damage> all() {
		List<Damage> damages = new ArrayList<>();
		Optional<Version> undo = this.interruption.undo();
		undo.map(this::interrupted).ifPresent(damages::add);
		this.history.failed()
			.stream()
			.filter((row) -> undo.isEmpty() || !Objects.equals(History.keyOf(row), undo.get().toString()))
			.map(this::failed)
			.forEach(damages::add);
		Optional<Pruned> pruned = Pruned.of(this.folder, this.history);
		Optional<Moved> moved = Moved.of(this.folder, this.history);
		this.session.objections()
			.stream()
			.filter((objection) -> pruned.filter((one) -> one.covers(objection.version)).isEmpty())
			.filter((objection) -> moved.filter((one) -> one.covers(objection.version)).isEmpty())
			.map(this::mismatch)
			.flatMap(Optional::stream)
			.forEach(damages::add);
		this.history.ahead()
			.values()
			.stream()
			.map((row) -> missing(History.keyOf(row), row))
			.filter((damage) -> !damages.contains(damage))
			.forEach(damages::add);
		Set<String> known = damages.stream().map(Damage::migration).collect(Collectors.toSet());
		Map<Version, UndoFile> undos = this.folder.undos();
		this.folder.migrations()
			.stream()
			.filter((file) -> !known.contains(file.version().toString()))
			.map((file) -> outdated(file, undos.get(file.version())))
			.flatMap(Optional::stream)
			.forEach(damages::add);
		return damages;
	}

	private Damage interrupted(Version version) {
		UndoFile undo = this.folder.undo(version).orElse(null);
		Unfinished begun = this.interruption.unfinished().orElseThrow();
		List<Mend> mends = new ArrayList<>();
		if (undo != null && begins(undo.sql(), begun)) {
			mends.add(new Mend(Way.CONTINUE, "take " + version + " back from statement " + (begun.statements() + 1)));
		}
		if (undo != null && isInside(undo.sql(), begun)) {
			mends.add(skip(begun));
		}
		mends.add(new Mend(Way.FORGET, version + " counts as taken back: the rest was done by hand"));
		mends.add(new Mend(Way.ACCEPT, version + " counts as applied: what was undone was made again by hand"));
		return new Damage(version.toString(), begun.script(), State.UNDO_INTERRUPTED,
				"the downgrade stopped after " + begun.statements() + " of its statements",
				(undo != null) ? told(undo.location(), undo.sql(), begun) : "the undo file is not there", mends);
	}

	private Damage failed(AppliedMigration row) {
		Optional<Unfinished> begun = this.interruption.upgrade(row);
		Optional<MigrationFile> file = fileOf(row);
		List<Mend> mends = new ArrayList<>();
		if (row.getVersion() == null) {
			mends.add(new Mend(Way.CONTINUE, "run " + row.getScript() + " anew, and what is pending"));
		}
		begun.filter((record) -> file.filter((one) -> begins(one.sql(), record)).isPresent())
			.map((record) -> new Mend(Way.CONTINUE, "go on with statement " + (record.statements() + 1)))
			.ifPresent(mends::add);
		begun.filter((record) -> file.filter((one) -> isInside(one.sql(), record)).isPresent())
			.map(Damages::skip)
			.ifPresent(mends::add);
		if (row.getVersion() != null && isThere(row)) {
			mends.add(new Mend(Way.ACCEPT, History.keyOf(row) + " counts as run: the rest was done by hand"));
		}
		mends.add(new Mend(Way.FORGET, History.keyOf(row) + " counts as not run: what it did was taken back by hand"));
		String done = begun.map((record) -> "it failed; statements done and kept: " + record.statements())
			.orElse("it failed, and how far it came is not recorded");
		return new Damage(History.keyOf(row), row.getScript(), State.FAILED, done,
				file.map((one) -> begun.map((record) -> told(one.location(), one.sql(), record)).orElse(one.location()))
					.orElse("not among them"),
				mends);
	}

	private boolean isThere(AppliedMigration row) {
		return this.history.versioned().containsKey(FlywaySession.version(row.getVersion()));
	}

	private Optional<MigrationFile> fileOf(AppliedMigration row) {
		return (row.getVersion() != null) ? file(FlywaySession.version(row.getVersion()).toString()) : Optional.empty();
	}

	private Optional<MigrationFile> file(String version) {
		return this.folder.migrations()
			.stream()
			.filter((file) -> Version.isVersion(version) && file.version().equals(Version.of(version)))
			.findFirst();
	}

	private static Mend skip(Unfinished begun) {
		return new Mend(Way.SKIP, "statement " + (begun.statements() + 1)
				+ " counts as run: it was done by hand, or before its process was stopped");
	}

	/** Whether more than one statement is left. */
	private boolean isInside(String sql, Unfinished begun) {
		return begins(sql, begun) && this.session.statements(sql).size() > begun.statements() + 1;
	}

	/** Whether the statements that ran are those with which a script begins. */
	private boolean begins(String sql, Unfinished begun) {
		StatementChecksum checksum = new StatementChecksum();
		this.session.counted(sql, begun.direction()).stream().limit(begun.statements()).forEach(checksum::add);
		return checksum.statements() == begun.statements() && checksum.value() == begun.checksum();
	}

	private String told(String location, String sql, Unfinished begun) {
		return location + ", " + this.session.statements(sql).size() + " statements; those done are "
				+ (begins(sql, begun) ? "as they ran" : "not the ones that ran any more");
	}

	private Optional<Damage> mismatch(ValidateOutput output) {
		String key = output.version.isEmpty() ? output.description : output.version;
		ErrorCode code = output.errorDetails.errorCode;
		AppliedMigration row = this.history.succeeded(key).orElse(null);
		if (row == null) {
			return Optional.empty();
		}
		if (MISSING.contains(code)) {
			return Optional.of(missing(key, row));
		}
		return EDITED.contains(code) ? Optional.of(edited(key, row)) : Optional.empty();
	}

	private Damage missing(String key, AppliedMigration row) {
		return new Damage(key, row.getScript(), State.MISSING, ran(row), "not among those in " + this.folder.location(),
				List.of(new Mend(Way.FORGET,
						key + " counts as not run, its file is gone for good; what it did to the tables stays")));
	}

	private Damage edited(String key, AppliedMigration row) {
		String file = file(key)
			.map((one) -> one.location() + ((row.getChecksum() != null && one.checksum() == row.getChecksum())
					? ", the same text under another name" : ", another text (checksum " + one.checksum() + ")"))
			.orElse("it is another one now");
		return new Damage(key, row.getScript(), State.EDITED, ran(row), file, List.of(new Mend(Way.ACCEPT,
				"the file as it is now counts as what ran; the tables stay as they are (db check --from=files compares)")));
	}

	private static String ran(AppliedMigration row) {
		return row.getScript() + " ran on " + Runs.time(row)
				+ ((row.getChecksum() != null) ? " (checksum " + row.getChecksum() + ")" : "");
	}

	private static Optional<Damage> outdated(MigrationFile file, @Nullable UndoFile written) {
		return Optional.ofNullable(written)
			.filter((undo) -> undo.writtenFor() != null && undo.writtenFor() != file.checksum())
			.map((undo) -> new Damage(file.version().toString(), undo.fileName(), State.EDITED,
					"nothing is wrong with it",
					undo.location() + " was written for another text of " + file.fileName() + " (checksum "
							+ undo.writtenFor() + ", now " + file.checksum() + ")",
					List.of(new Mend(Way.ACCEPT, "the undo file was read again and fits; its header says so"))));
	}

}
