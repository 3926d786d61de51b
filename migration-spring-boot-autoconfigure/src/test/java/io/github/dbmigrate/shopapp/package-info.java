/**
 * An application with two databases.
 */
@NullMarked
package io.github.dbmigrate.shopapp;

import org.jspecify.annotations.NullMarked;
