/**
 * The {@code db} launch mode: one command instead of the application.
 */
@NullMarked
package io.github.dbmigrate.autoconfigure.launch;

import org.jspecify.annotations.NullMarked;
