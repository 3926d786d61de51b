/**
 * The facade that commands, the endpoint and users' own code call.
 */
@NullMarked
package io.github.dbmigrate;

import org.jspecify.annotations.NullMarked;
