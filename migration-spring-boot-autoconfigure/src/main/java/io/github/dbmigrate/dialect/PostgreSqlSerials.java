package io.github.dbmigrate.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Serial columns whose sequence somebody knows by its name, for instance an entity that
 * takes its numbers from the sequence of a column that was made as {@code bigserial}.
 * Such a column is told as what it is made of: a default, and a sequence that it owns.
 */
final class PostgreSqlSerials {

	private final PostgreSqlDialect dialect;

	private final Set<TableName> known;

	private final Map<TableName, Sequence> sequences;

	PostgreSqlSerials(PostgreSqlDialect dialect, Set<TableName> known, Schema schema) {
		this.dialect = dialect;
		this.known = known;
		this.sequences = new TreeMap<>(schema.sequences());
	}

	Schema told(Schema schema) {
		return Schema.of(schema.tables().values().stream().map(this::told).toList(), this.sequences.values(),
				schema.types().values());
	}

	private Table told(Table table) {
		return table.withColumns(table.columns().stream().map((column) -> told(table.name(), column)).toList());
	}

	private Column told(TableName table, Column column) {
		Identity identity = column.identity();
		TableName name = (identity != null) ? identity.sequence() : null;
		if (identity == null || name == null || !this.known.contains(name)) {
			return column;
		}
		this.sequences.put(name, new Sequence(name, identity.numbering(), type(column),
				new ColumnName(table, column.name()), List.of()));
		String next = this.dialect.nextValue(name);
		return column.withIdentity(null).withDefault(new Expressions(this.dialect, List.of()).normalize(next));
	}

	private static @Nullable String type(Column column) {
		String type = column.type().name();
		return type.equals("bigint") ? null : type;
	}

}
