package io.github.dbmigrate;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Draft;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.RevisionGraph;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.script.VersionWords;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * The files as people handle them: written by hand, taken back, looked at.
 */
final class Revisions {

	private final MigrationRunner runner;

	private final MigrationFolder folder;

	Revisions(MigrationRunner runner, MigrationFolder folder) {
		this.runner = runner;
		this.folder = folder;
	}

	Generated write(@Nullable String message) {
		List<MigrationFile> files = this.folder.migrations();
		new RevisionGraph(files).requireOneHead("Nothing was written.");
		List<Version> parents = files.isEmpty() ? List.of() : List.of(files.get(files.size() - 1).version());
		Version version = this.folder.nextVersion(this.runner.knownVersions());
		String title = (message != null) ? message : "Revision";
		String sql = new Header(title, parents, null, false, List.of()).render()
				+ "\n-- Write the statements here, and the way back into the undo file.\n";
		List<Path> written = this.folder.write(new Draft(version, Slug.of(title), sql, "", null, null));
		return new Generated(version.toString(), List.of(), sql, "", names(written), List.of(), List.of());
	}

	List<String> remove() {
		List<MigrationFile> files = this.folder.migrations();
		if (files.isEmpty()) {
			throw new MigrationException(Failure.INPUT,
					"There is no migration in " + this.folder.location() + ". Nothing was removed.", "db migrate");
		}
		MigrationFile newest = files.get(files.size() - 1);
		if (isApplied(newest.version())) {
			throw new MigrationException(Failure.INPUT, newest.fileName()
					+ " is applied to this database, and a file must not go while its changes stay. Nothing was removed.",
					"db downgrade -1, then db remove");
		}
		return names(this.folder.remove(newest.version()));
	}

	private boolean isApplied(Version version) {
		return this.runner.history()
			.stream()
			.filter((entry) -> entry.installedRank() != null && entry.version() != null)
			.anyMatch((entry) -> version.toString().equals(entry.version()));
	}

	Shown show(String words, Supplier<@Nullable String> current) {
		MigrationFile file = find(words, current);
		return new Shown(file, this.folder.undo(file.version()).orElse(null));
	}

	/** The file that words mean; the database is asked only where they need it. */
	MigrationFile find(String words, Supplier<@Nullable String> current) {
		List<MigrationFile> files = this.folder.migrations();
		Version version = new VersionWords(files.stream().map(MigrationFile::version).toList(),
				() -> versionOf(current.get()), "a version, head or current")
			.read(words);
		return files.stream()
			.filter((file) -> file.version().equals(version))
			.findFirst()
			.orElseThrow(() -> new MigrationException(Failure.INPUT,
					"There is no migration at " + words + " in " + this.folder.location() + ".", "db history"));
	}

	private static @Nullable Version versionOf(@Nullable String version) {
		return (version != null) ? Version.of(version) : null;
	}

	static List<String> names(List<Path> files) {
		return files.stream().map(Path::toString).toList();
	}

}
