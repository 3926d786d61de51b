/**
 * How databases differ: names, types, defaults and the statements on which they disagree.
 */
@NullMarked
package io.github.dbmigrate.dialect;

import org.jspecify.annotations.NullMarked;
