package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence.ColumnName;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Columns that begin to number their rows, or no longer do, while foreign keys refer to
 * them: where the database refuses that, those go before and come back after.
 */
final class ReferencedNumbers {

	private final Set<ColumnName> numbered = new HashSet<>();

	private final Set<ColumnName> going = new HashSet<>();

	private ReferencedNumbers(List<Change> changes) {
		changes.forEach((change) -> {
			if (change instanceof AlterColumn alter && alter.before().isIdentity() != alter.after().isIdentity()) {
				this.numbered.add(new ColumnName(alter.subject(), alter.after().name()));
			}
			else if (change instanceof DropForeignKey drop) {
				this.going.add(new ColumnName(drop.subject(), drop.key().name()));
			}
		});
	}

	/**
	 * The changes, with those of the foreign keys that stand in their way.
	 * @param before what is there
	 * @param after what shall be there
	 */
	static List<Change> free(List<Change> changes, Schema before, Schema after, SqlDialect dialect) {
		ReferencedNumbers numbers = new ReferencedNumbers(changes);
		if (dialect.numbersReferencedColumns() || numbers.numbered.isEmpty()) {
			return changes;
		}
		List<Change> all = new ArrayList<>(changes);
		before.tables().forEach((name, table) -> all.addAll(numbers.replaced(table, after.tables().get(name))));
		return all;
	}

	private List<Change> replaced(Table before, @Nullable Table after) {
		List<Change> changes = new ArrayList<>();
		if (after != null) {
			before.foreignKeys()
				.stream()
				.filter((key) -> after.foreignKeys().contains(key) && isInTheWay(before.name(), key))
				.forEach((key) -> {
					changes.add(new DropForeignKey(before.name(), key, Keys.of(before).beginWith(key.columns())));
					changes.add(new AddForeignKey(before.name(), key, Keys.of(after).beginWith(key.columns())));
				});
		}
		return changes;
	}

	private boolean isInTheWay(TableName table, ForeignKey key) {
		return !this.going.contains(new ColumnName(table, key.name())) && key.referencedColumns()
			.stream()
			.anyMatch((column) -> this.numbered.contains(new ColumnName(key.referenced(), column)));
	}

}
