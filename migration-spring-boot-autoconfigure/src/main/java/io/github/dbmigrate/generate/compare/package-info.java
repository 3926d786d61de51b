/**
 * Entities against database or snapshot, and the changes between them.
 */
@NullMarked
package io.github.dbmigrate.generate.compare;

import org.jspecify.annotations.NullMarked;
