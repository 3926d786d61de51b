package io.github.dbmigrate.generate.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RenameColumns;
import io.github.dbmigrate.change.RenameTable;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.rename.RenamedSchema;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.TableName;

/**
 * The renames that an application refused, taken back.
 *
 * @param tables the old names of tables by the new ones
 * @param columns the old names of columns by the new ones, by the old name of the table
 */
record RefusedRenames(SortedMap<TableName, TableName> tables, SortedMap<TableName, Map<String, String>> columns) {

	static RefusedRenames of(List<Change> refused) {
		SortedMap<TableName, TableName> tables = new TreeMap<>();
		SortedMap<TableName, Map<String, String>> columns = new TreeMap<>();
		for (Change change : refused) {
			if (change instanceof RenameTable rename) {
				TableName first = tables.remove(rename.before());
				tables.put(rename.after(), (first != null) ? first : rename.before());
			}
		}
		for (Change change : refused) {
			if (change instanceof RenameColumns rename) {
				columns.put(tables.getOrDefault(rename.subject(), rename.subject()), back(rename));
			}
		}
		return new RefusedRenames(tables, columns);
	}

	/** A name may come about in several steps. */
	private static Map<String, String> back(RenameColumns rename) {
		Map<String, String> back = new HashMap<>();
		for (RenameColumns.Rename step : rename.renames()) {
			String first = back.remove(step.before());
			back.put(step.after(), (first != null) ? first : step.before());
		}
		return back;
	}

	/**
	 * The model with the old names.
	 */
	Model undo(Model model, SqlDialect dialect) {
		return (this.tables.isEmpty() && this.columns.isEmpty()) ? model
				: new RenamedSchema(this.tables, this.columns, dialect).of(model);
	}

}
