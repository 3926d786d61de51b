package io.github.dbmigrate;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.MigrationGenerator;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.UndoFile;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.HistoryEntry;
import io.github.dbmigrate.upgrade.Migrated;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be done with the migrations of a database. The {@code db} commands,
 * the {@code migrations} endpoint and applications call it. Every method throws
 * {@link io.github.dbmigrate.schema.MigrationException} for a failure that the user can
 * mend.
 */
public final class MigrationService {

	/**
	 * @param runner runs the files
	 * @param folder the files
	 * @param generator makes files from the entities; asked for only when one is to be
	 * made or compared, since it needs Hibernate
	 */
	public MigrationService(MigrationRunner runner, MigrationFolder folder, Supplier<MigrationGenerator> generator) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Creates the folders; changes no database unless {@code baseline}.
	 * @param baseline whether to write the first migration from an existing schema, mark
	 * it as the baseline and stamp it here
	 * @return the folders and files created, and what to do next
	 */
	public Generated init(boolean baseline) {
		throw new UnsupportedOperationException();
	}

	/** Writes the migration that leads from the database to the entities. */
	public Generated generate(GenerateOptions options) {
		throw new UnsupportedOperationException();
	}

	/** Writes an empty migration and an undo file that stops until it is written. */
	public Generated revision(@Nullable String message) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Takes back the newest migration, if it is not applied here.
	 * @return the files removed
	 */
	public List<String> remove() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs pending migrations.
	 * @param target a version, {@code +n}, {@code head}, or {@code null} for head
	 */
	public Migrated upgrade(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs undo files from the top.
	 * @param target a version, {@code -n}, {@code base}, or {@code null} for {@code -1}
	 * @param losesData asked with one sentence for each table or column with rows that
	 * the way back drops; {@code false} stops before anything ran
	 */
	public Migrated downgrade(@Nullable String target, Predicate<String> losesData) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Records versions without running them.
	 * @param target a version, {@code head} or {@code base}
	 */
	public Migrated stamp(String target) {
		throw new UnsupportedOperationException();
	}

	/** The files that an upgrade would run, in order. */
	public List<MigrationFile> upgradePlan(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/** The undo files that a downgrade would run, in order. */
	public List<UndoFile> downgradePlan(@Nullable String target) {
		throw new UnsupportedOperationException();
	}

	/** Whether entities, files and database agree. */
	public Checked check() {
		throw new UnsupportedOperationException();
	}

	/** Where the database stands. */
	public DatabaseStatus status() {
		throw new UnsupportedOperationException();
	}

	/** Applied and pending migrations, oldest first. */
	public List<HistoryEntry> history() {
		throw new UnsupportedOperationException();
	}

	/** The newest files; more than one when two branches met. */
	public List<MigrationFile> heads() {
		throw new UnsupportedOperationException();
	}

	/**
	 * One migration with its way back.
	 * @param version a version, {@code head} or {@code current}
	 */
	public Shown show(String version) {
		throw new UnsupportedOperationException();
	}

	/**
	 * A migration and the way back.
	 *
	 * @param file the migration
	 * @param undo the way back, or {@code null} without one
	 */
	public record Shown(MigrationFile file, @Nullable UndoFile undo) {
	}

}
