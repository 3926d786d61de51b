package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.SqlDialect;

/**
 * The indexes of one table of MySQL or MariaDB: primary key and unique constraints are
 * among them, and so are those that the database made by itself for foreign keys.
 */
final class MySqlIndexes {

	private final SqlDialect dialect;

	private final CollectedTable table;

	private final Map<String, Found> found = new TreeMap<>();

	MySqlIndexes(SqlDialect dialect, CollectedTable table) {
		this.dialect = dialect;
		this.table = table;
	}

	void read(CatalogRow row) throws SQLException {
		boolean prefix = row.optional(6) != null && !row.text(7).equals("SPATIAL");
		String length = prefix ? "(" + row.text(6) + ")" : "";
		Found index = this.found.get(row.text(2));
		if (index == null) {
			index = new Found(row.flag(3), row.text(7), new ArrayList<>());
			this.found.put(row.text(2), index);
		}
		String key = row.flag(8) ? MySqlExpression.catalogued(row.text(4)) : row.text(4);
		index.keys().add(new IndexText.Key(key, row.flag(8), row.flag(5), length));
	}

	/**
	 * Hands the indexes over to the table, once the foreign keys are there.
	 */
	void finish() {
		this.found.forEach((name, index) -> {
			if (name.equals("PRIMARY")) {
				index.columns().forEach((column) -> this.table.primaryKey(null, column));
			}
			else if (index.isConstraint()) {
				index.columns().forEach((column) -> this.table.unique(name, column));
			}
			else if (!isOfForeignKey(name, index)) {
				add(name, index);
			}
		});
	}

	/**
	 * The database names such an index like the foreign key, or like its first column
	 * where it had to name the foreign key too.
	 */
	private boolean isOfForeignKey(String name, Found index) {
		String ownName = this.table.name().name() + "_ibfk_";
		return !index.unique() && this.table.foreignKeys()
			.values()
			.stream()
			.filter((key) -> index.columns().equals(key.columns()))
			.anyMatch((key) -> name.equals(key.name())
					|| name.equals(key.columns().get(0)) && key.name().startsWith(ownName));
	}

	private void add(String name, Found index) {
		CollectedTable.CollectedIndex collected = this.table.index(name, index.unique());
		index.keys()
			.stream()
			.filter((key) -> !key.expression())
			.forEach((key) -> collected.part(key.column(), key.descending()));
		if (!index.isOrdinary()) {
			collected.definition(IndexText.of(this.dialect, index.words(), name, this.table.name(), index.keys()));
		}
	}

	/**
	 * An index as the catalog tells it.
	 *
	 * @param unique whether it refuses duplicates
	 * @param kind the method
	 * @param keys the columns
	 */
	private record Found(boolean unique, String kind, List<IndexText.Key> keys) {

		List<String> columns() {
			return this.keys.stream().map(IndexText.Key::column).toList();
		}

		boolean isOrdinary() {
			return (this.kind.equals("BTREE") || this.kind.equals("HASH") && this.unique)
					&& this.keys.stream().allMatch((key) -> key.length().isEmpty() && !key.expression());
		}

		boolean isConstraint() {
			return this.unique && isOrdinary() && this.keys.stream().noneMatch(IndexText.Key::descending);
		}

		String words() {
			return switch (this.kind) {
				case "BTREE", "HASH", "RTREE" -> this.unique ? "create unique index" : "create index";
				default -> "create " + this.kind.toLowerCase(Locale.ROOT) + " index";
			};
		}

	}

}
