/**
 * Migration files on disk: names, versions, headers, undo files and the snapshot.
 */
@NullMarked
package io.github.dbmigrate.script;

import org.jspecify.annotations.NullMarked;
