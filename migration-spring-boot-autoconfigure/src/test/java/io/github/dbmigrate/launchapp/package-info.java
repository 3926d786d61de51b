/**
 * An application whose beans all do something at the start; launched as a process.
 */
@NullMarked
package io.github.dbmigrate.launchapp;

import org.jspecify.annotations.NullMarked;
