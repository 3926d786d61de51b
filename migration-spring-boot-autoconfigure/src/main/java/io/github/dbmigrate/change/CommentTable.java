package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A table whose comment changes.
 *
 * @param subject the table
 * @param before the comment as it is, or {@code null}
 * @param after the comment as it shall be, or {@code null}
 */
public record CommentTable(TableName subject, @Nullable String before, @Nullable String after) implements Change {

	@Override
	public Phase phase() {
		return Phase.COMMENTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "~ comment of table " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.comment(this.subject, this.after));
	}

	@Override
	public Change undo() {
		return new CommentTable(this.subject, this.after, this.before);
	}

}
