package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * Columns of a table that get other names, with their values. Everything else in the file
 * speaks of them under their new names.
 *
 * @param before the table with the old names of its columns
 * @param after the table with the new ones
 * @param renames the steps, in order
 * @param back whether this is the way back, which comes last
 */
public record RenameColumns(Table before, Table after, List<Rename> renames, boolean back) implements Change {

	public RenameColumns {
		renames = List.copyOf(renames);
	}

	@Override
	public TableName subject() {
		return this.after.name();
	}

	@Override
	public Phase phase() {
		return this.back ? Phase.RENAME_COLUMNS_BACK : Phase.RENAME_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		List<String> names = this.renames.stream()
			.map((rename) -> dialect.shown(rename.before()) + " to " + dialect.shown(rename.after()))
			.toList();
		return ((names.size() > 1) ? "~ columns of " : "~ column of ") + dialect.shown(subject()) + " renamed: "
				+ String.join(", ", names);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		Map<String, String> steps = new LinkedHashMap<>();
		this.renames.forEach((rename) -> steps.put(rename.before(), rename.after()));
		return dialect.renameColumns(this.before, this.after, steps);
	}

	@Override
	public Change undo() {
		List<Rename> steps = new ArrayList<>();
		this.renames.forEach((rename) -> steps.add(new Rename(rename.after(), rename.before())));
		Collections.reverse(steps);
		return new RenameColumns(this.after, this.before, steps, !this.back);
	}

	/**
	 * One step.
	 *
	 * @param before the name as it is
	 * @param after the name as it shall be
	 */
	public record Rename(String before, String after) {
	}

}
