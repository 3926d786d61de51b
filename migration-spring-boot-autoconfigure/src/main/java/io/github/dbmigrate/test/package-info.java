/**
 * For the tests of applications: one assertion about their migrations.
 */
@NullMarked
package io.github.dbmigrate.test;

import org.jspecify.annotations.NullMarked;
