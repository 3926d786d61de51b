/**
 * What can go wrong when a statement meets a populated, busy table. Rules read facts
 * about statements, whether a change or a text tells them.
 */
@NullMarked
package io.github.dbmigrate.hazard;

import org.jspecify.annotations.NullMarked;
