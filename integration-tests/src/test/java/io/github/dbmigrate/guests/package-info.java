/**
 * Applications that were not written for the starter. Each is started with and without
 * it.
 */
package io.github.dbmigrate.guests;
