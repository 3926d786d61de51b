package io.github.dbmigrate.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that a table or column has in the database so far, so that the next migration
 * renames it instead of asking. On an entity it is the name of the table; on an attribute
 * that of the column, on a collection that of its table. It may go once every database is
 * migrated, and has no effect then.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.FIELD, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface RenamedFrom {

	/**
	 * The former name, written as in {@code @Column(name = ...)}: the name in the
	 * database, in quotes where letter case counts.
	 */
	String value();

}
