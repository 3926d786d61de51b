package io.github.dbmigrate.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.RunSql;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;

/**
 * The changes that an application wants of those that there are.
 *
 * @param changes the changes to make, in the order of the file
 * @param refused those that it does not want
 */
record Customized(List<Change> changes, List<Change> refused) {

	static Customized by(List<ChangesCustomizer> customizers, List<Change> changes, SqlDialect dialect) {
		List<Change> edited = changes;
		for (ChangesCustomizer customizer : customizers) {
			edited = edited.isEmpty() ? edited : List.copyOf(customizer.customize(edited, dialect));
		}
		Set<Change> made = new HashSet<>(edited);
		edited.forEach((change) -> {
			if (change instanceof RunSql sql && sql.position() == RunSql.Position.INSTEAD) {
				made.add(sql.neighbour());
			}
		});
		return new Customized(SchemaDiff.inFileOrder(edited),
				changes.stream().filter((change) -> !made.contains(change)).toList());
	}

}
