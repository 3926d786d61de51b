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
 * @param changes how it gets there, in the order of the file
 * @param refused what the application does not want of it
 */
record Plan(Schema before, Schema after, List<Change> changes, List<Change> refused) {

	List<String> up(SqlDialect dialect) {
		return statements(this.changes, dialect);
	}

	List<String> down(SqlDialect dialect) {
		return statements(SchemaDiff.undo(this.changes), dialect);
	}

	/** The statements that nobody but the application knows. */
	List<String> own(SqlDialect dialect) {
		return Stream.concat(this.changes.stream(), SchemaDiff.undo(this.changes).stream())
			.filter(Plan::isOwn)
			.flatMap((change) -> change.sql(dialect).stream())
			.toList();
	}

	private static boolean isOwn(Change change) {
		return change instanceof RunSql
				|| !change.getClass().getPackageName().equals(Change.class.getPackageName());
	}

	static List<String> statements(List<Change> changes, SqlDialect dialect) {
		return changes.stream().flatMap((change) -> change.sql(dialect).stream()).toList();
	}

}
