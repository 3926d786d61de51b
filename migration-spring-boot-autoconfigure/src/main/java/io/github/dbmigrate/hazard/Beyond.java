package io.github.dbmigrate.hazard;

import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * A statement of which the tables, as they are afterwards, do not tell.
 *
 * @param statement the statement
 * @param rowsOf the table whose rows it changes, or {@code null} where it does something
 * else
 */
public record Beyond(ScriptStatement statement, @Nullable TableName rowsOf) {
}
