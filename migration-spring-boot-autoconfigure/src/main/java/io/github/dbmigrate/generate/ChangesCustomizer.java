package io.github.dbmigrate.generate;

import java.util.List;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.dialect.SqlDialect;

/**
 * A bean of this type sees and edits the changes between database and entities before
 * they become a migration, and before {@code db check} reports them. Several beans come
 * one after the other, in the order that {@code @Order} gives them.
 */
@FunctionalInterface
public interface ChangesCustomizer {

	/**
	 * Edits the changes. It is asked only where there is at least one.
	 * @param changes the changes, in the order of the file; cannot be modified
	 * @param dialect the dialect of the database
	 * @return the changes to make: those given without some of them, and {@link RunSql}
	 * for statements of one's own. They are put in the order of a file again, and the way
	 * back is made from them
	 */
	List<Change> customize(List<Change> changes, SqlDialect dialect);

}
