/**
 * The same expression in the words of a database.
 */
@NullMarked
package io.github.dbmigrate.generate.wording;

import org.jspecify.annotations.NullMarked;
