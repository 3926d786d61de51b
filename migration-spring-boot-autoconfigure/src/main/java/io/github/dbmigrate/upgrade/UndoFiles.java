package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.extensibility.AppliedMigration;
import org.jspecify.annotations.Nullable;

/**
 * The undo files of applied versions, refused before anything runs where one of them does
 * not fit.
 */
final class UndoFiles {

	private final MigrationFolder folder;

	private final Map<Version, MigrationFile> files;

	private final Map<Version, AppliedMigration> applied;

	UndoFiles(MigrationFolder folder, History history) {
		this.folder = folder;
		this.applied = history.applied();
		this.files = folder.migrations()
			.stream()
			.collect(Collectors.toMap(MigrationFile::version, Function.identity()));
	}

	List<UndoFile> of(List<Version> versions) {
		return versions.stream().map(this::of).toList();
	}

	private UndoFile of(Version version) {
		MigrationFile file = this.files.get(version);
		AppliedMigration row = Objects.requireNonNull(this.applied.get(version));
		UndoFile undo = this.folder.undo(version).orElseThrow(() -> missing(version, row));
		if (undo.stopping()) {
			throw stopping(undo);
		}
		requireUnedited(file, row);
		requireWrittenFor(undo, (file != null) ? Integer.valueOf(file.checksum()) : row.getChecksum());
		return undo;
	}

	private MigrationException missing(Version version, AppliedMigration row) {
		String script = row.getScript().substring(row.getScript().lastIndexOf('/') + 1);
		String location = this.folder.location();
		String folder = location.contains("db/migration") ? location.replace("db/migration", "db/undo")
				: location.replaceFirst("[^/\\\\]+$", "undo");
		String name = script.replaceFirst("^\\D+", "U");
		return new MigrationException(Failure.INPUT,
				"There is no undo file for " + version + " (" + script + "). Nothing was changed.",
				"Write the statements that take it back into " + folder + "/" + name
						+ (name.matches(".*\\.\\D+") ? "" : ".sql")
						+ ", or one line '-- migration:nothing-to-undo <reason>'.");
	}

	private static MigrationException stopping(UndoFile undo) {
		return new MigrationException(Failure.INPUT,
				undo.location() + " holds no statement, so " + undo.version()
						+ " cannot be taken back. Nothing was changed.",
				"Write the statements that take it back into that file, or one line "
						+ "'-- migration:nothing-to-undo <reason>'.");
	}

	private static void requireUnedited(@Nullable MigrationFile file, AppliedMigration row) {
		if (file != null && row.getChecksum() != null && row.getChecksum() != file.checksum()) {
			throw new MigrationException(Failure.FINDINGS,
					file.fileName() + " was changed after it ran here, so its undo file may not fit. "
							+ "Nothing was changed.",
					"Put the old text of " + file.location()
							+ " back and write a new migration for the correction (db migrate); db repair --accept "
							+ file.version() + " where it changed nothing that ran.");
		}
	}

	private static void requireWrittenFor(UndoFile undo, @Nullable Integer checksum) {
		if (undo.writtenFor() != null && checksum != null && !undo.writtenFor().equals(checksum)) {
			throw new MigrationException(Failure.FINDINGS,
					undo.location() + " was written for another text of " + undo.version() + " (checksum "
							+ undo.writtenFor() + ", now " + checksum + "). Nothing was changed.",
					"Read both files, correct the undo file where it does not fit, then run db repair --accept "
							+ undo.version() + ".");
		}
	}

}
