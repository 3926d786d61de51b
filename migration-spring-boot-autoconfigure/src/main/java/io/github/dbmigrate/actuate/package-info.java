/**
 * The {@code migrations} endpoint.
 */
@NullMarked
package io.github.dbmigrate.actuate;

import org.jspecify.annotations.NullMarked;
