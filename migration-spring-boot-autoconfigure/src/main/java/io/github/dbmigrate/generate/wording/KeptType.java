package io.github.dbmigrate.generate.wording;

import java.util.Set;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * A type that stays as the database has it: a length or a precision that an entity does
 * not state leaves texts, bytes and times as they are, a boolean may be a tinyint(1), and
 * the order of the constants of an enum says nothing.
 *
 * @param origin what the entity states
 * @param last what it stated when the snapshot was written
 */
public record KeptType(@Nullable TableOrigin origin, @Nullable TableOrigin last) {

	private static final Set<String> TEXTS = Set.of("varchar", "text", "citext", "clob", "tinytext", "mediumtext",
			"longtext");

	private static final Set<String> BYTES = Set.of("varbinary", "bytea", "blob", "tinyblob", "mediumblob", "longblob");

	public static KeptType of(TableName table, Model model, @Nullable Model snapshot) {
		return new KeptType(model.mapping().tables().get(table),
				(snapshot != null) ? snapshot.mapping().tables().get(table) : null);
	}

	public boolean is(Column model, Column there) {
		return keepsItsLength(model, there) || keepsItsPrecision(model, there) || isBoolean(model.type(), there.type())
				|| isReordered(model.type(), there.type());
	}

	/**
	 * Whether the snapshot left the type to the database, so that an entity which states
	 * it by now says nothing new.
	 */
	public boolean was(Column snapshot, Column there) {
		return new KeptType(this.last, null).is(snapshot, there);
	}

	private boolean keepsItsLength(Column model, Column there) {
		return !isLengthStated(this.origin, model) && isAlike(model.type(), there.type())
				&& (!isLengthStated(this.last, model) || length(there.type()) >= length(model.type()));
	}

	private boolean keepsItsPrecision(Column model, Column there) {
		return !isLengthStated(this.origin, model) && !isLengthStated(this.last, model)
				&& isTimeAlike(model.type().name(), there.type().name());
	}

	private static boolean isTimeAlike(String model, String there) {
		return (model.startsWith("time") && model.equals(there))
				|| (model.equals("datetime") && Set.of("datetime", "timestamp").contains(there));
	}

	private static boolean isLengthStated(@Nullable TableOrigin table, Column column) {
		ColumnOrigin origin = (table != null) ? table.columns().get(column.name()) : null;
		return origin != null && origin.lengthStated();
	}

	private static boolean isReordered(ColumnType model, ColumnType there) {
		return model.name().equals("enum") && there.name().equals("enum")
				&& Set.copyOf(model.arguments()).equals(Set.copyOf(there.arguments()));
	}

	private static boolean isBoolean(ColumnType model, ColumnType there) {
		return model.toString().equals("bit(1)") && there.toString().equals("tinyint(1)");
	}

	private static boolean isAlike(ColumnType model, ColumnType there) {
		return (model.name().equals("varchar") && TEXTS.contains(there.name()))
				|| (model.name().equals("varchar[]") && there.name().equals("text[]"))
				|| (model.name().equals("varbinary") && BYTES.contains(there.name()));
	}

	private static long length(ColumnType type) {
		return type.arguments().isEmpty() ? Long.MAX_VALUE : Long.parseLong(type.arguments().get(0));
	}

}
