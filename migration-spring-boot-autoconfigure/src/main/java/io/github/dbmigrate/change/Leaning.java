package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * Foreign keys that some databases tie to an index of their own table: where it goes,
 * they are taken off and put back, and the database gives them another one.
 */
final class Leaning {

	private Leaning() {
	}

	static List<String> around(SqlDialect dialect, TableName table, List<ForeignKey> keys, String drop) {
		if (!dialect.holdsIndexes()) {
			return List.of(drop);
		}
		List<String> statements = new ArrayList<>();
		keys.forEach((key) -> statements.add(dialect.dropForeignKey(table, key, true)));
		statements.add(drop);
		keys.forEach((key) -> statements.add(dialect.addForeignKey(table, key)));
		return statements;
	}

}
