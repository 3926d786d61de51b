package io.github.dbmigrate.generate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Replaced;
import io.github.dbmigrate.upgrade.MigrationRunner;

/**
 * Removes the files that an empty database does not run because of another one, once the
 * history of this database tells of that one.
 */
final class Prune {

	private final MigrationFolder folder;

	private final MigrationRunner runner;

	Prune(MigrationFolder folder, MigrationRunner runner) {
		this.folder = folder;
		this.runner = runner;
	}

	Generated run() {
		this.folder.writable();
		MigrationFile squashed = this.folder.squashed().orElseThrow(this::noSquash);
		List<MigrationFile> replaced = this.folder.migrations()
			.stream()
			.filter((file) -> file.version().compareTo(squashed.version()) <= 0)
			.filter((file) -> !file.fileName().equals(squashed.fileName()))
			.toList();
		if (replaced.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					squashed.location() + " stands alone already. No file was changed.", "db history");
		}
		requireSame(squashed, replaced);
		boolean told = this.runner.tellPruned(squashed);
		List<Path> removed = this.folder.prune(squashed);
		return new Generated(squashed.version().toString(), removed.stream().map((file) -> "- " + file).toList(), null,
				null, List.of(), List.of(), notes(squashed, told));
	}

	private MigrationException noSquash() {
		return new MigrationException(Failure.INPUT,
				"There is no file in " + this.folder.location() + " that stands for others. No file was changed.",
				"db squash writes one; then db squash --prune.");
	}

	/** Only what was put together may go. */
	private static void requireSame(MigrationFile squashed, List<MigrationFile> files) {
		List<Replaced> known = squashed.header().replaced();
		if (known.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					squashed.location() + " does not say which files it stands for, since db squash did not write it."
							+ " No file was changed.",
					"Remove " + squashed.location() + ", then db squash writes one.");
		}
		List<String> strange = files.stream()
			.filter((file) -> !known.contains(new Replaced(file.version(), file.checksum())))
			.map(MigrationFile::fileName)
			.toList();
		if (!strange.isEmpty()) {
			throw new MigrationException(Failure.FINDINGS,
					squashed.location() + " was not made of these files as they are now: " + String.join(", ", strange)
							+ ". No file was changed.",
					"Remove " + squashed.location() + ", then db squash makes it anew.");
		}
	}

	private static List<String> notes(MigrationFile squashed, boolean told) {
		List<String> notes = new ArrayList<>();
		if (told) {
			notes.add("The history of this database tells of " + squashed.fileName() + " now.");
		}
		notes.add("Other databases, with the next db upgrade or start of the application: one that ran all of these "
				+ "files is told so and runs nothing for it; an empty one runs " + squashed.fileName()
				+ "; one below version " + squashed.version()
				+ " is refused, and needs the release before this one (db " + "upgrade " + squashed.version()
				+ ") first.");
		return notes;
	}

}
