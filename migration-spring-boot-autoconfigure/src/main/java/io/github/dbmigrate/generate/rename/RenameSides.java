package io.github.dbmigrate.generate.rename;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.ask.Answers;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether something has another name now.
 *
 * @param last the snapshot, or {@code null} without one
 * @param model the entities
 * @param database what is there
 * @param answers what somebody says
 * @param dialect how names are written
 */
record RenameSides(@Nullable Model last, Model model, Schema database, Answers answers, SqlDialect dialect) {

	/** Whether somebody says that it is no rename. */
	boolean isDeclined(TableName table, @Nullable String column) {
		String subject = this.answers.subject(table, column);
		return this.answers.isGiven(Kind.DROP, subject) || this.answers.isGiven(Kind.KEEP, subject);
	}

}
