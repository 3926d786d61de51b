/**
 * The {@code db} commands: words in, words or JSON out.
 */
@NullMarked
package io.github.dbmigrate.shell;

import org.jspecify.annotations.NullMarked;
