package io.github.dbmigrate.generate.reconcile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.script.MigrationFile;

/**
 * What files by hand or a baseline made before an entity maps it: a statement of theirs
 * speaks of it.
 *
 * @param statements the words of each such statement, in lower case
 */
public record MadeByHand(List<Set<String>> statements) {

	private static final Set<String> KINDS = Set.of("table", "column", "index", "unique", "constraint", "check",
			"foreign", "primary", "key", "sequence", "of", "type", "not", "null", "default", "comment", "collation",
			"identity", "generation", "numbering", "clauses", "condition", "minvalue", "maxvalue", "cache", "cycle");

	public static MadeByHand of(List<MigrationFile> files) {
		return new MadeByHand(files.stream()
			.filter((file) -> file.header().operations().isEmpty() || file.header().baseline())
			.flatMap((file) -> MadeByEntities.statements(file.sql()))
			.map(ExpressionWords::names)
			.toList());
	}

	/**
	 * Whether one statement has all the names.
	 * @param what the object or facet, as a drift message has it
	 */
	public boolean includes(String what) {
		Set<String> names = new HashSet<>(ExpressionWords.names(what));
		names.removeAll(KINDS);
		return !names.isEmpty() && this.statements.stream().anyMatch((words) -> words.containsAll(names));
	}

}
