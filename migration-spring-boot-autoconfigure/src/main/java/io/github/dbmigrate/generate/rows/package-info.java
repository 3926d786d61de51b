/**
 * What rows need before they fit a new schema: fills, casts and mends.
 */
@NullMarked
package io.github.dbmigrate.generate.rows;

import org.jspecify.annotations.NullMarked;
