package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A table whose options change, such as its engine or how full its pages are. Most
 * databases have no way to take options back: then the way back leaves them.
 *
 * @param subject the table
 * @param before the options as they are, or {@code null}
 * @param after the options as they shall be, or {@code null}
 */
public record AlterTableOptions(TableName subject, @Nullable String before, @Nullable String after) implements Change {

	@Override
	public Phase phase() {
		return Phase.ALTER_COLUMNS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ options of table " + dialect.shown(this.subject) + " " + this.before + " -> " + this.after;
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return dialect.tableOptions(this.subject, this.before, this.after);
	}

	@Override
	public Change undo() {
		return new AlterTableOptions(this.subject, this.after, this.before);
	}

}
