package io.github.dbmigrate.upgrade;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.MigrationFolder;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * The baseline below which nothing is taken back.
 *
 * @param version the version of the baseline, or {@code null} where there is none
 */
record Floor(@Nullable Version version) {

	/**
	 * The baseline of a database: a row that says so, or the file that describes the
	 * schema as it was, once it ran.
	 */
	static Floor of(History history, MigrationFolder folder) {
		Version row = history.baseline();
		Version file = folder.migrations()
			.stream()
			.filter((migration) -> migration.header().baseline())
			.map(MigrationFile::version)
			.filter((version) -> history.applied().containsKey(version))
			.reduce((first, last) -> last)
			.orElse(null);
		return new Floor((row == null || (file != null && file.compareTo(row) > 0)) ? file : row);
	}

	boolean isAbove(Version other) {
		return this.version != null && this.version.compareTo(other) > 0;
	}

	MigrationException nothingAbove() {
		return new MigrationException(Failure.INPUT,
				"Floor reached: the database is at the baseline " + this.version
						+ ", with which its files begin; it is never taken back. Nothing was changed.",
				"db upgrade leads up.");
	}

	MigrationException reached() {
		return new MigrationException(Failure.INPUT,
				"Floor reached: " + this.version
						+ " is the baseline, with which the files begin; it is never taken back. Nothing was changed.",
				"db downgrade base leads down to the baseline and no further.");
	}

}
