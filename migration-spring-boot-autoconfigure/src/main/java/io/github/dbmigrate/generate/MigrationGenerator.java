package io.github.dbmigrate.generate;

import java.util.function.Supplier;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.entities.EntityModel;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.upgrade.MigrationRunner;
import org.jspecify.annotations.Nullable;

/**
 * Compares entities, snapshot and database, and writes what leads from the database to
 * the entities as a pair of files.
 */
public final class MigrationGenerator {

	/**
	 * @param entities the entities of the database
	 * @param database connects to it
	 * @param folder its files
	 * @param runner runs them
	 * @param drops what happens to what no entity maps any more
	 */
	public MigrationGenerator(EntityModel entities, Supplier<LiveDatabase> database, MigrationFolder folder,
			MigrationRunner runner, DropPolicy drops) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Writes the migration that leads from the database to the entities; nothing where
	 * they agree.
	 */
	public Generated generate(GenerateOptions options) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Writes the first migration from the tables that are there and that entities map,
	 * and stamps it here.
	 */
	public Generated baseline(@Nullable String message) {
		throw new UnsupportedOperationException();
	}

	/** Compares entities, files and database, and writes nothing. */
	public Checked check() {
		throw new UnsupportedOperationException();
	}

}
