package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.script.Version;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * Runs files against a database and back, through Flyway and its history.
 */
public final class MigrationRunner {

	/**
	 * @param database the name of the database
	 * @param flyway Flyway as Spring Boot configured it
	 * @param folder the files; where they are in a source folder, Flyway reads them there
	 */
	public MigrationRunner(String database, Flyway flyway, MigrationFolder folder) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs pending files.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 */
	public Migrated upgrade(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs undo files from the top.
	 * @param target a version, {@code -n}, {@code base}, or {@code null} for {@code -1}
	 * @param losesData asked with a sentence for each table or column with rows that the
	 * way back drops; {@code false} stops before anything ran
	 */
	public Migrated downgrade(@Nullable String target, Predicate<String> losesData) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Records versions without running them, up or down; versioned migrations only.
	 * @param target a version, {@code head} or {@code base}
	 */
	public Migrated stamp(String target) {
		throw new UnsupportedOperationException();
	}

	/** The files that {@link #upgrade(String)} would run, in order. */
	public List<MigrationFile> upgradePlan(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/** The undo files that {@link #downgrade(String, Predicate)} would run, in order. */
	public List<UndoFile> downgradePlan(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/** The tables that are ours or Flyway's, never an entity's. */
	public Set<String> ignoredTables() {
		throw new UnsupportedOperationException();
	}

	/** The versions that the history knows, oldest first; for numbering the next file. */
	public List<Version> knownVersions() {
		throw new UnsupportedOperationException();
	}

	/** Where the database stands; opens a connection and changes nothing. */
	public DatabaseStatus status() {
		throw new UnsupportedOperationException();
	}

	/** Applied and pending migrations, oldest first, without what was taken back. */
	public List<HistoryEntry> history() {
		throw new UnsupportedOperationException();
	}

}
