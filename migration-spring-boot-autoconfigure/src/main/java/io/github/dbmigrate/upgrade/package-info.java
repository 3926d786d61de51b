/**
 * From migration files to the database and back, through Flyway.
 */
@NullMarked
package io.github.dbmigrate.upgrade;

import org.jspecify.annotations.NullMarked;
