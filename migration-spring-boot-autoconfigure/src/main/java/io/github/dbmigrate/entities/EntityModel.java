package io.github.dbmigrate.entities;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Model;
import org.jspecify.annotations.Nullable;

/**
 * The entities of one persistence unit, read anew on each call.
 */
@FunctionalInterface
public interface EntityModel {

	/**
	 * Rebuilds Hibernate's metadata and reads it. Nothing of it is kept.
	 * @param dialect the dialect of the database the files are for
	 * @param defaultSchema the schema whose objects are written unqualified, or
	 * {@code null} for the one that Hibernate has as its default
	 * @return the model, normalized
	 * @throws io.github.dbmigrate.schema.MigrationException (INPUT) for a mapping that
	 * cannot work: no entity, a reserved word that is not quoted, two mappings of one
	 * table that disagree
	 */
	Model read(SqlDialect dialect, @Nullable String defaultSchema);

	/**
	 * The same entities where no connection may be opened.
	 */
	default EntityModel offline() {
		return this;
	}

}
