package io.github.dbmigrate.script;

import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the model looked like at the newest migration.
 *
 * @param head the version of that migration, or {@code null} before the first
 * @param vendor the database the model was read for
 * @param databaseVersion the version of that database, such as {@code 17.11}, or
 * {@code null} where nobody told
 * @param letters how it stores bare names, or {@code null} where that is as usual
 * @param model the model, normalized
 */
public record Snapshot(@Nullable Version head, String vendor, @Nullable String databaseVersion,
		@Nullable Letters letters, Model model) {

	/**
	 * A snapshot for any version of a database.
	 */
	public Snapshot(@Nullable Version head, String vendor, Model model) {
		this(head, vendor, null, null, model);
	}

	/**
	 * A snapshot for the database that another one is for.
	 */
	static Snapshot like(Snapshot other, @Nullable Version head, Model model) {
		return new Snapshot(head, other.vendor, other.databaseVersion, other.letters, model);
	}

	/**
	 * The same at a version.
	 */
	public Snapshot at(Version version) {
		return like(this, version, this.model);
	}

}
