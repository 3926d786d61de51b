package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Identity;
import io.github.dbmigrate.schema.Numbering;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * The statements with which PostgreSQL begins and ends to number the rows of a column: by
 * an identity, or by a sequence of a serial column.
 */
final class PostgreSqlNumbers {

	static final Map<String, String> SERIALS = Map.of("smallint", "smallserial", "integer", "serial", "bigint",
			"bigserial");

	private final PostgreSqlDialect dialect;

	PostgreSqlNumbers(PostgreSqlDialect dialect) {
		this.dialect = dialect;
	}

	static @Nullable TableName sequence(@Nullable Identity identity) {
		return (identity != null) ? identity.sequence() : null;
	}

	List<String> add(TableName table, Column column) {
		Identity identity = Objects.requireNonNull(column.identity());
		TableName sequence = identity.sequence();
		List<String> statements = new ArrayList<>();
		if (sequence == null) {
			statements
				.add(this.dialect.identity(this.dialect.alterColumn(table, column).words("add"), identity).toString());
		}
		else {
			statements.addAll(addSequence(table, column, identity.numbering(), sequence));
		}
		statements.add(this.dialect.sql("select setval(pg_get_serial_sequence(")
			.literal(this.dialect.sql("").table(table).toString())
			.words(",")
			.literal(column.name())
			.words("), (select coalesce(max(")
			.name(column.name())
			.words("), 0) + 1 from")
			.table(table)
			.words("), false)")
			.toString());
		return statements;
	}

	private List<String> addSequence(TableName table, Column column, Numbering numbering, TableName sequence) {
		String type = SERIALS.containsKey(column.type().name()) && !column.type().name().equals("bigint")
				? column.type().name() : null;
		String create = this.dialect.createSequence(new Sequence(sequence, numbering, type, null, List.of()));
		return List.of(this.dialect.sql(create).words("owned by").column(table, column.name()).toString(),
				this.dialect.alterColumn(table, column)
					.words("set default")
					.expression(this.dialect.nextValue(sequence))
					.toString());
	}

	List<String> drop(TableName table, Column column) {
		TableName sequence = sequence(column.identity());
		if (sequence == null) {
			return List.of(this.dialect.alterColumn(table, column).words("drop identity if exists").toString(),
					this.dialect.alterColumn(table, column).words("drop default").toString());
		}
		return List.of(this.dialect.alterColumn(table, column).words("drop default").toString(),
				this.dialect.sql("drop sequence").table(sequence).toString());
	}

}
