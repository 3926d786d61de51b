package io.github.dbmigrate.script;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The migration files of one database: V files, undo files and the snapshot, in a source
 * folder (read and written) or on the class path (read only).
 */
public interface MigrationFolder {

	/**
	 * The files of a database. Opens nothing and fails for nothing: what is missing shows
	 * when it is used.
	 */
	static MigrationFolder of(FolderSettings settings) {
		return new MigrationFiles(settings, Clock.systemUTC());
	}

	/**
	 * The folder for people: a path, or the class path location.
	 */
	String location();

	/**
	 * The source folders from which files are read; empty where all are read from the
	 * class path.
	 */
	List<Path> sources();

	/**
	 * The source folders from which the files of one location are read; empty where they
	 * are read from the class path.
	 * @param location one of {@link FolderSettings#locations()}
	 */
	List<Path> sources(String location);

	/**
	 * The files of libraries on the class path that belong to one location and are read
	 * besides its source folders, as paths below the location.
	 * @param location one of {@link FolderSettings#locations()}
	 */
	default List<String> fromLibraries(String location) {
		return List.of();
	}

	/**
	 * What makes a comparison with the entities doubtful: sources that are newer than the
	 * classes that run, a sentence each.
	 */
	List<String> warnings();

	/**
	 * Creates the folders for migrations and undo files where they are missing.
	 * @return the folders created
	 */
	List<Path> create();

	/**
	 * Writes a script at the root of the project that compiles it and runs a {@code db}
	 * command.
	 * @return the file, unless it was there
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) where no project is
	 * behind the application, or the file is another one
	 */
	default List<Path> launcher() {
		return List.of();
	}

	/**
	 * The folder in which V files are written.
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when there is none,
	 * with the folders that were looked at and {@code migration.directory}
	 */
	Path writable();

	/**
	 * All versioned SQL migrations, oldest first; where the files are gone that
	 * {@link #squashed()} stands for, with that one.
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when two files have
	 * one version
	 */
	List<MigrationFile> migrations();

	/**
	 * The way back from a version, where there is one.
	 */
	Optional<UndoFile> undo(Version version);

	/**
	 * The ways back of all versions that have one, in one look at the folders.
	 */
	Map<Version, UndoFile> undos();

	/**
	 * The snapshot, where there is one.
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) when it cannot be
	 * read, with file and line
	 */
	Optional<Snapshot> snapshot();

	/**
	 * The snapshot as it was before a migration, as far as the files tell; empty where
	 * there was none.
	 */
	default Optional<Snapshot> snapshotBefore(Version version) {
		return snapshot();
	}

	/**
	 * The snapshot after two branches met, also where git left both sides of it in the
	 * file.
	 * @param branch the versions of one branch, oldest first
	 * @throws io.github.dbmigrate.schema.MigrationException (FINDINGS) when both sides
	 * changed the same in different ways, with the lines
	 */
	default Optional<Snapshot> mergedSnapshot(List<Version> branch) {
		return snapshot();
	}

	/**
	 * The snapshot after two branches met that took the same versions.
	 * @param branch the files of one branch, oldest first
	 */
	default Optional<Snapshot> mergedSnapshotOf(List<MigrationFile> branch) {
		return snapshot();
	}

	/** The versions of which the snapshot is: two where git left both sides in it. */
	default List<Version> snapshotHeads() {
		return List.of();
	}

	/** The snapshot, or one side of it where git left both. */
	default Optional<Snapshot> snapshotOrSide() {
		return snapshot();
	}

	/** Whether git left both sides of a conflict in the snapshot. */
	default boolean isSnapshotInConflict() {
		return false;
	}

	/**
	 * The tables as they were when {@code db init --baseline} ran, where it did: what a
	 * database must look like to be adopted.
	 */
	Optional<Snapshot> baseline();

	/**
	 * The snapshots of the folders of other vendors beside this one, by vendor; empty for
	 * a folder that has none.
	 */
	Map<String, Optional<Snapshot>> otherVendors();

	/**
	 * The next version, in the scheme of the newest file and above every known one.
	 * @param known versions that a history knows besides the files
	 */
	Version nextVersion(List<Version> known);

	/**
	 * Writes undo file, snapshot and migration, in this order, completely or not at all.
	 * @return the files written, the migration first
	 */
	default List<Path> write(Draft draft) {
		return write(List.of(draft));
	}

	/**
	 * Writes migrations that belong together, completely or not at all.
	 * @return the files written, those of the first migration first
	 */
	List<Path> write(List<Draft> drafts);

	/**
	 * Replaces the snapshot, for files that came in by hand.
	 * @return the file written
	 */
	Path refresh(Snapshot snapshot);

	/**
	 * The name of a file that an empty database runs in place of all up to a version.
	 */
	String squashName(Version version, String slug);

	/**
	 * Writes a file that an empty database runs in place of all up to a version.
	 * @return the file written
	 */
	Path squash(Version version, String slug, String sql);

	/**
	 * All versioned SQL migrations, also where several have one version.
	 */
	default List<MigrationFile> all() {
		return migrations();
	}

	/**
	 * The newest file that an empty database runs in place of others, where there is one.
	 */
	default Optional<MigrationFile> squashed() {
		return Optional.empty();
	}

	/**
	 * Removes the files that an empty database does not run because of another one, their
	 * undo files and their copies in the build output.
	 * @return the files removed, those in the source folders first
	 */
	default List<Path> prune(MigrationFile squashed) {
		throw new UnsupportedOperationException("files on the class path are not removed");
	}

	/**
	 * Writes into the header of an undo file that it is for its migration as that is now.
	 * @return the file written
	 */
	Path reviewed(Version version);

	/**
	 * Removes the newest migration: its files, their copies in the build output, and puts
	 * the snapshot before it back.
	 * @return the files removed
	 */
	List<Path> remove(Version version);

	/**
	 * Moves a branch on top of another one: its files get new versions, with their undo
	 * files and all that tells of them, and the snapshot is that after both.
	 * @param other the versions of the other branch
	 * @return the files written
	 */
	default List<Path> renumber(Renumbering renumbering, List<Version> other) {
		throw new UnsupportedOperationException("files on the class path are not renamed");
	}

}
