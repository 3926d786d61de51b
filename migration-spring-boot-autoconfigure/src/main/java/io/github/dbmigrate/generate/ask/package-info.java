/**
 * Questions about a migration, and the answers that a person, a file or the application
 * gives.
 */
@NullMarked
package io.github.dbmigrate.generate.ask;

import org.jspecify.annotations.NullMarked;
