package io.github.dbmigrate.hazard;

import io.github.dbmigrate.dialect.Demand;
import io.github.dbmigrate.schema.Table;

/**
 * What a statement demands of the rows of a table that is there.
 *
 * @param table the table as it is
 * @param demand what is demanded
 */
public record Tightening(Table table, Demand demand) {
}
