/**
 * Tables, columns and values that have another name now, and the schema under the new
 * names.
 */
@NullMarked
package io.github.dbmigrate.generate.rename;

import org.jspecify.annotations.NullMarked;
