/**
 * Hibernate's metadata, rebuilt on demand and read into a schema.
 */
@NullMarked
package io.github.dbmigrate.entities;

import org.jspecify.annotations.NullMarked;
