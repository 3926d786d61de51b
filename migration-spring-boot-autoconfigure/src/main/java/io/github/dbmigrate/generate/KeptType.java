package io.github.dbmigrate.generate;

import java.util.Set;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A type that stays as the database has it: a length that an entity does not state never
 * narrows or retypes a text column, and the order of the constants of an enum says
 * nothing.
 */
final class KeptType {

	private static final Set<String> TEXT = Set.of("varchar", "text", "citext", "clob", "tinytext", "mediumtext",
			"longtext");

	private KeptType() {
	}

	static boolean is(@Nullable TableOrigin origin, Column model, Column there) {
		return keepsItsLength(origin, model, there) || isReordered(model.type(), there.type());
	}

	private static boolean keepsItsLength(@Nullable TableOrigin origin, Column model, Column there) {
		ColumnOrigin column = (origin != null) ? origin.columns().get(model.name()) : null;
		boolean stated = column != null && column.lengthStated();
		return !stated && isTextLike(model.type(), there.type()) && length(there.type()) >= length(model.type());
	}

	private static boolean isReordered(ColumnType model, ColumnType there) {
		return model.name().equals("enum") && there.name().equals("enum")
				&& Set.copyOf(model.arguments()).equals(Set.copyOf(there.arguments()));
	}

	private static boolean isTextLike(ColumnType model, ColumnType there) {
		return (model.name().equals("varchar") && TEXT.contains(there.name()))
				|| (model.name().equals("varchar[]") && there.name().equals("text[]"));
	}

	private static long length(ColumnType type) {
		return type.arguments().isEmpty() ? Long.MAX_VALUE : Long.parseLong(type.arguments().get(0));
	}

}
