package io.github.dbmigrate.generate;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;

/**
 * A migration before it is written.
 *
 * @param before what there is
 * @param after what there shall be
 * @param customized how it gets there, and what the application does not want of it
 */
record Plan(Schema before, Schema after, Customized customized) {

	List<Change> changes() {
		return this.customized.changes();
	}

	List<String> up(SqlDialect dialect) {
		return statements(changes(), dialect);
	}

	List<String> down(SqlDialect dialect) {
		return statements(SchemaDiff.undo(changes()), dialect);
	}

	/** The statements that nobody but the application knows. */
	List<String> own(SqlDialect dialect) {
		return Stream.concat(changes().stream(), SchemaDiff.undo(changes()).stream())
			.filter(Plan::isOwn)
			.flatMap((change) -> change.sql(dialect).stream())
			.toList();
	}

	private static boolean isOwn(Change change) {
		return change instanceof RunSql || !change.getClass().getPackageName().equals(Change.class.getPackageName());
	}

	static List<String> statements(List<Change> changes, SqlDialect dialect) {
		return changes.stream().flatMap((change) -> change.sql(dialect).stream()).toList();
	}

}
