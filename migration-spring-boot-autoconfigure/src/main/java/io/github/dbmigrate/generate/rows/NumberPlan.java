package io.github.dbmigrate.generate.rows;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.database.TableRows;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;

/**
 * Finds columns that number rows which are there already, and have fewer numbers than
 * there are rows.
 *
 * @param live the rows
 * @param renames tells the names that tables have so far
 * @param answers takes what stays open
 */
record NumberPlan(TableRows live, Renames renames, Answers answers) {

	/** Of more numbers than these no table has run out. */
	private static final long ENOUGH = 1L << 40;

	private static final Map<String, Long> GREATEST = Map.of("tinyint", (long) Byte.MAX_VALUE, "smallint",
			(long) Short.MAX_VALUE, "int", (long) Integer.MAX_VALUE, "integer", (long) Integer.MAX_VALUE);

	void check(Schema before, Schema after) {
		for (Table table : after.tables().values()) {
			Table there = before.tables().get(table.name());
			if (there != null) {
				table.columns()
					.stream()
					.filter((column) -> column.isIdentity() && there.column(column.name()).isEmpty())
					.forEach((column) -> check(table, column));
			}
		}
	}

	private void check(Table table, Column column) {
		Numbering numbering = Objects.requireNonNull(column.identity()).numbering();
		long room = numbering.room(GREATEST.getOrDefault(column.type().name(), Long.MAX_VALUE));
		if (numbering.cycle() || room >= ENOUGH) {
			return;
		}
		long rows = this.live.rows(this.renames.original(table.name()));
		if (rows > room) {
			String subject = this.answers.subject(table.name(), column.name());
			this.answers.leaveOpen(new Question("number " + subject, "Column " + subject + " " + column.type()
					+ " numbers the rows that are there, but has only " + room + " numbers for " + rows + " rows.", "",
					List.of()));
		}
	}

}
