/**
 * Round trips on real databases: what is generated, applied and taken back, seen by code
 * that shares nothing with the product.
 */
@NullMarked
package io.github.dbmigrate.proof;

import org.jspecify.annotations.NullMarked;
