package io.github.dbmigrate.generate.reconcile;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.dbmigrate.generate.wording.ExpressionWords;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table as model, snapshot and database know it, with what is decided of it so far.
 *
 * @param wanted the table of the model
 * @param last the table of the snapshot, or {@code null} where it knows none
 * @param actual the table of the database
 * @param columns the columns that the table will have
 * @param statedNames the names of constraints that the entity states itself
 * @param verdict the rule
 */
record TableSides(Table wanted, @Nullable Table last, Table actual, Set<String> columns, Set<String> statedNames,
		Verdict verdict) {

	<T> List<T> last(Function<Table, List<T>> part) {
		return (this.last != null) ? part.apply(this.last) : List.of();
	}

	/**
	 * The columns of the database that the table will not have.
	 */
	Set<String> gone() {
		return this.actual.columns()
			.stream()
			.map(Column::name)
			.filter((name) -> !this.columns.contains(name))
			.collect(Collectors.toSet());
	}

	/**
	 * Whether a text of the database names a column that the table will not have.
	 */
	boolean namesGoneColumn(String text) {
		return gone().stream().anyMatch((name) -> ExpressionWords.contains(text, name));
	}

}
