package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.TableName;

/**
 * Foreign keys that some databases tie to an index of their own table: where it goes,
 * they are taken off and put back, and the database gives them another one.
 *
 * @param alone those that have no other index
 * @param others those that could have another one, but hold on to this one where the
 * database does not let go by itself
 */
public record Leaning(List<ForeignKey> alone, List<ForeignKey> others) {

	/** No foreign key leans on it. */
	static final Leaning NONE = new Leaning(List.of(), List.of());

	public Leaning {
		alone = List.copyOf(alone);
		others = List.copyOf(others);
	}

	List<String> around(SqlDialect dialect, TableName table, String drop) {
		List<ForeignKey> keys = Stream
			.concat(dialect.holdsIndexes() ? this.alone.stream() : Stream.empty(),
					dialect.holdsChosenIndexes() ? this.others.stream() : Stream.empty())
			.toList();
		List<String> statements = new ArrayList<>();
		keys.forEach((key) -> statements.add(dialect.dropForeignKey(table, key, true)));
		statements.add(drop);
		keys.forEach((key) -> statements.add(dialect.addForeignKey(table, key)));
		return statements;
	}

}
