package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.TableName;

/**
 * An index for a table that is there.
 *
 * @param subject the table
 * @param index the index
 * @param leaning the foreign keys of the table that may hold on to its index
 */
public record CreateIndex(TableName subject, Index index, Leaning leaning) implements Change {

	@Override
	public Phase phase() {
		return Phase.ADD_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ " + (this.index.unique() ? "unique " : "") + "index " + dialect.shown(this.index.name()) + " on "
				+ dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(sql(dialect, this.subject, this.index));
	}

	static String sql(SqlDialect dialect, TableName table, Index index) {
		if (index.definition() != null) {
			return dialect.sql("").expression(index.definition()).toString();
		}
		List<Sql> parts = index.columns()
			.stream()
			.map((part) -> dialect.sql("").name(part.column()).words(part.descending() ? "desc" : ""))
			.toList();
		return dialect.sql(index.unique() ? "create unique index" : "create index")
			.name(index.name())
			.words("on")
			.table(table)
			.list(parts)
			.toString();
	}

	@Override
	public Change undo() {
		return new DropIndex(this.subject, this.index, this.leaning);
	}

}
