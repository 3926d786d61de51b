package io.github.dbmigrate.generate.reconcile;

import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys: the same columns referring to the same columns, in any order. An action
 * that only the database has stays.
 */
final class ForeignKeyMerge extends ConstraintMerge<ForeignKey> {

	private final TableSides sides;

	ForeignKeyMerge(TableSides sides) {
		super("foreign key", Table::foreignKeys, sides);
		this.sides = sides;
	}

	@Override
	String name(ForeignKey key) {
		return key.name();
	}

	@Override
	Object key(ForeignKey key) {
		SortedMap<String, String> pairs = new TreeMap<>();
		for (int i = 0; i < key.columns().size(); i++) {
			pairs.put(key.columns().get(i), key.referencedColumns().get(i));
		}
		return new Key(key.referenced(), pairs);
	}

	@Override
	ForeignKey named(ForeignKey key, String name) {
		return key.named(name);
	}

	@Override
	boolean canStay(ForeignKey there) {
		return this.sides.columns().containsAll(there.columns());
	}

	@Override
	ForeignKey merge(ForeignKey model, @Nullable ForeignKey snapshot, ForeignKey there, Verdict rule) {
		String what = "foreign key " + model.name();
		Action onDelete = action(rule.on("on delete of " + what, stated(model.onDelete()),
				(snapshot != null) ? stated(snapshot.onDelete()) : null, stated(there.onDelete())));
		Action onUpdate = action(rule.on("on update of " + what, stated(model.onUpdate()),
				(snapshot != null) ? stated(snapshot.onUpdate()) : null, stated(there.onUpdate())));
		return new ForeignKey(there.name(), there.columns(), there.referenced(), there.referencedColumns(), onDelete,
				onUpdate, clauses(what, ForeignKey::clauses, model, snapshot, there, rule));
	}

	private static @Nullable Action stated(Action action) {
		return (action == Action.NO_ACTION) ? null : action;
	}

	private static Action action(@Nullable Action action) {
		return (action != null) ? action : Action.NO_ACTION;
	}

	private record Key(TableName referenced, SortedMap<String, String> columns) {
	}

}
