/**
 * The live database: read in a constant number of catalog queries, and asked about its
 * rows. Nothing here changes it.
 */
@NullMarked
package io.github.dbmigrate.database;

import org.jspecify.annotations.NullMarked;
