package io.github.dbmigrate.script;

import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the model looked like at the newest migration.
 *
 * @param head the version of that migration, or {@code null} before the first
 * @param vendor the database the model was read for
 * @param databaseVersion the version of that database, such as {@code 17.11}, or
 * {@code null} where nobody told
 * @param model the model, normalized
 */
public record Snapshot(@Nullable Version head, String vendor, @Nullable String databaseVersion, Model model) {

	/**
	 * A snapshot for any version of a database.
	 */
	public Snapshot(@Nullable Version head, String vendor, Model model) {
		this(head, vendor, null, model);
	}

	/**
	 * The same at a version.
	 */
	public Snapshot at(Version version) {
		return new Snapshot(version, this.vendor, this.databaseVersion, this.model);
	}

}
