/**
 * What entities may say to the migrations. It depends on nothing but Java.
 */
@NullMarked
package io.github.dbmigrate.annotation;

import org.jspecify.annotations.NullMarked;
