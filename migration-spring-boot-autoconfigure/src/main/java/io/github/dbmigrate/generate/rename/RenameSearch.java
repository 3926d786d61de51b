package io.github.dbmigrate.generate.rename;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has another name now: what somebody says by a flag or an annotation; what is
 * certain, since the entity or the attribute is the one that the snapshot knows; and what
 * somebody answers where a name goes while another one of its kind comes.
 */
public final class RenameSearch {

	private final RenameSides sides;

	private final StatedRenames stated;

	private RenameSearch(RenameSides sides) {
		this.sides = sides;
		this.stated = new StatedRenames(sides.model(), sides.database(), sides.answers(), sides.dialect());
	}

	/**
	 * The renames that lead from what is there to what the entities say.
	 * @param last the snapshot, or {@code null} without one
	 * @param database what is there
	 */
	public static Renames between(@Nullable Model last, Model model, Schema database, Answers answers,
			SqlDialect dialect) {
		return new RenameSearch(new RenameSides(last, model, database, answers, dialect)).find();
	}

	private Renames find() {
		SortedMap<TableName, TableName> tables = new TableRenames(this.sides, this.stated).find();
		SortedMap<TableName, Map<String, String>> columns = new TreeMap<>();
		Map<TableName, TableName> old = new HashMap<>();
		tables.forEach((before, after) -> old.put(after, before));
		ColumnRenames search = new ColumnRenames(this.sides, this.stated);
		this.sides.model().schema().tables().forEach((name, wanted) -> {
			Table there = this.sides.database().tables().get(old.getOrDefault(name, name));
			if (there != null && (old.containsKey(name) || !tables.containsKey(name))) {
				Map<String, String> found = search.find(there, wanted);
				if (!found.isEmpty()) {
					columns.put(name, found);
				}
			}
		});
		this.stated.refuseUnknown();
		noteStale(old);
		return new Renames(this.sides.dialect(), this.sides.database(), tables, columns);
	}

	private void noteStale(Map<TableName, TableName> old) {
		List<FormerName> stale = this.sides.model().mapping().former().stream().filter((one) -> {
			TableName table = old.getOrDefault(one.table(), one.table());
			Model last = this.sides.last();
			return isOwn(one)
					|| (!has(this.sides.database(), table, one) && (last == null || !has(last.schema(), table, one)));
		}).toList();
		if (!stale.isEmpty()) {
			this.sides.answers().note(FormerNames.stale(stale, this.sides.dialect()));
		}
	}

	private static boolean isOwn(FormerName one) {
		return one.former().equals((one.column() != null) ? one.column() : one.table().name());
	}

	private static boolean has(Schema schema, TableName name, FormerName one) {
		if (one.column() == null) {
			return schema.tables().containsKey(new TableName(one.table().schema(), one.former()));
		}
		Table table = schema.tables().get(name);
		return table != null && table.column(one.former()).isPresent();
	}

}
