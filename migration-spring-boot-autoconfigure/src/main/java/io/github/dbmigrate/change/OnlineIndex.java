package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.TableName;

/**
 * An index that comes or goes while others write. What a run that failed has left of it
 * goes first.
 *
 * @param plain the change that does it while others wait
 * @param index the index
 * @param comes whether it comes
 */
record OnlineIndex(Change plain, Index index, boolean comes) implements Change {

	private static final String WORDS = "(?i)^(create (?:unique )?index) ";

	@Override
	public TableName subject() {
		return this.plain.subject();
	}

	@Override
	public Phase phase() {
		return this.plain.phase();
	}

	@Override
	public String summary(SqlDialect dialect) {
		return this.plain.summary(dialect);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		List<String> statements = new ArrayList<>();
		statements
			.add(dialect.sql("drop index concurrently if exists").beside(subject(), this.index.name()).toString());
		if (this.comes) {
			statements.add(CreateIndex.sql(dialect, subject(), this.index).replaceFirst(WORDS, "$1 concurrently "));
		}
		return statements;
	}

	@Override
	public boolean transactional() {
		return false;
	}

	@Override
	public Change undo() {
		return new OnlineIndex(this.plain.undo(), this.index, !this.comes);
	}

}
