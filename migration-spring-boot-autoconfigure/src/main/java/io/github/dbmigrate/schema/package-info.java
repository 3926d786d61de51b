/**
 * The nouns: what a database schema is made of, as immutable values. Names are held as
 * the database stores them.
 */
@NullMarked
package io.github.dbmigrate.schema;

import org.jspecify.annotations.NullMarked;
