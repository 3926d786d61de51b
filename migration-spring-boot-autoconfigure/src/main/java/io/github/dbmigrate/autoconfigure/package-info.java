/**
 * Wiring: auto-configurations, properties and the {@code db} launch mode.
 */
@NullMarked
package io.github.dbmigrate.autoconfigure;

import org.jspecify.annotations.NullMarked;
