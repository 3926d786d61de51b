package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A primary key for a table that is there.
 *
 * @param subject the table
 * @param key the primary key
 * @param identity the column of the key that numbers the rows, or {@code null}
 * @param leaning the foreign keys of the table that may hold on to its index
 */
public record AddPrimaryKey(TableName subject, PrimaryKey key, @Nullable Column identity,
		Leaning leaning) implements Change {

	@Override
	public Phase phase() {
		return Phase.ADD_CONSTRAINTS;
	}

	@Override
	public String summary(SqlDialect dialect) {
		return "+ primary key (" + dialect.shown(this.key.columns()) + ") on " + dialect.shown(this.subject);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		return List.of(dialect.addPrimaryKey(this.subject, this.key, this.identity));
	}

	@Override
	public Change undo() {
		return new DropPrimaryKey(this.subject, this.key, this.identity, this.leaning);
	}

}
