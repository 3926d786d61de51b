/**
 * From the difference between entities and database to a migration file.
 */
@NullMarked
package io.github.dbmigrate.generate;

import org.jspecify.annotations.NullMarked;
