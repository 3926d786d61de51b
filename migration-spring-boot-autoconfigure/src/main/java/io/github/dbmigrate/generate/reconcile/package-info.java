/**
 * Decides for each part of a schema whether model, snapshot or database is right.
 */
@NullMarked
package io.github.dbmigrate.generate.reconcile;

import org.jspecify.annotations.NullMarked;
