/**
 * The verbs: one file per kind of change, with its detection, SQL, undo and phase.
 */
@NullMarked
package io.github.dbmigrate.change;

import org.jspecify.annotations.NullMarked;
