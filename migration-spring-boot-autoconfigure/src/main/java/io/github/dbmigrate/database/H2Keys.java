package io.github.dbmigrate.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.schema.TableName;

/**
 * The columns of the keys of H2, which goes on telling the old name of a column that was
 * renamed; the index behind a key tells the new one.
 */
final class H2Keys {

	private final Map<TableName, TableName> indexes = new HashMap<>();

	private final Map<TableName, List<String>> indexColumns = new HashMap<>();

	private final Map<TableName, List<Key>> keys = new HashMap<>();

	void index(TableName constraint, TableName index) {
		this.indexes.put(constraint, index);
	}

	void indexColumn(TableName index, String column) {
		this.indexColumns.computeIfAbsent(index, (key) -> new ArrayList<>()).add(column);
	}

	void column(TableName constraint, Key part) {
		this.keys.computeIfAbsent(constraint, (key) -> new ArrayList<>()).add(part);
	}

	/**
	 * The columns of a key, in order.
	 */
	List<Key> of(TableName constraint) {
		List<Key> told = this.keys.getOrDefault(constraint, List.of());
		List<String> columns = this.indexColumns.getOrDefault(this.indexes.getOrDefault(constraint, constraint),
				List.of());
		if (columns.size() < told.size()) {
			return told;
		}
		List<String> current = columns.subList(0, told.size());
		List<String> names = told.stream().map(Key::column).toList();
		if (told.size() > 1 && new HashSet<>(names).equals(new HashSet<>(current))) {
			return told;
		}
		List<Key> fresh = new ArrayList<>();
		for (int i = 0; i < told.size(); i++) {
			fresh.add(told.get(i).named(current.get(i)));
		}
		return fresh;
	}

	/**
	 * A column of a key.
	 *
	 * @param table the table of the column
	 * @param column the column
	 * @param position the position in the key that a foreign key refers to
	 */
	record Key(TableName table, String column, int position) {

		static Key of(SchemaCollector collector, CatalogRow row) throws SQLException {
			return new Key(collector.name(row.text(3), row.text(4)), row.text(5), (int) row.number(6));
		}

		Key named(String column) {
			return new Key(this.table, column, this.position);
		}

	}

}
