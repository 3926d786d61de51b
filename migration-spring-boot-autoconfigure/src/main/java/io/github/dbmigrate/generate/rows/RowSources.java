package io.github.dbmigrate.generate.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.change.Cast;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.database.ExpectedRows;
import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.generate.rename.Renames;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;

/**
 * Where the rows of tables are as long as nothing has changed, and what they will be.
 */
final class RowSources {

	private final SqlDialect dialect;

	private final Renames renames;

	private final Collection<EnumType> newTypes;

	/**
	 * @param renames tells the names that tables and columns have so far
	 * @param newTypes types that the database does not know yet
	 */
	RowSources(SqlDialect dialect, Renames renames, Collection<EnumType> newTypes) {
		this.dialect = dialect;
		this.renames = renames;
		this.newTypes = newTypes;
	}

	SqlDialect dialect() {
		return this.dialect;
	}

	/**
	 * The types that one schema has and another has not.
	 */
	static Collection<EnumType> newTypes(Schema before, Schema after) {
		Map<TableName, EnumType> types = new HashMap<>(after.types());
		types.keySet().removeAll(before.types().keySet());
		return types.values();
	}

	/**
	 * The rows of a table under its new names.
	 */
	ExpectedRows plain(Table there) {
		return rows(there, there, Map.of(), Map.of());
	}

	/**
	 * The rows of a table once its columns have their types.
	 */
	ExpectedRows retyped(Table there, Table wanted, Fills fills, Map<TableName, ExpectedRows> others) {
		Table retyped = there.withColumns(there.columns()
			.stream()
			.map((column) -> column.withType(wanted.column(column.name()).orElse(column).type()))
			.toList());
		return rows(there, retyped, casts(there, retyped, fills), others);
	}

	/**
	 * The rows of a table once its columns have their types and values.
	 */
	ExpectedRows expected(Table there, Table wanted, Fills fills, Map<TableName, ExpectedRows> others) {
		Map<String, String> values = casts(there, wanted, fills);
		wanted.columns()
			.stream()
			.filter((column) -> there.column(column.name()).isEmpty() && hasNewType(column))
			.forEach((column) -> values.put(column.name(), "null"));
		for (Column column : wanted.columns()) {
			fills.of(wanted.name(), column.name())
				.ifPresent((fill) -> values.put(column.name(), filled(there, column, values, fill)));
		}
		return rows(there, wanted, values, others);
	}

	private String filled(Table there, Column column, Map<String, String> values, String fill) {
		Column old = there.column(column.name()).orElse(null);
		if (old == null) {
			return fill;
		}
		Sql name = this.dialect.sql("").name(column.name());
		Sql value = old.type().equals(column.type()) ? name : this.dialect.converted(name, old.type(), column.type());
		return this.dialect.sql("coalesce(")
			.expression(values.getOrDefault(column.name(), value.toString()))
			.words(",")
			.bracketed(fill)
			.words(")")
			.toString();
	}

	private Map<String, String> casts(Table there, Table wanted, Fills fills) {
		Map<String, String> values = new HashMap<>();
		for (Column column : wanted.columns()) {
			there.column(column.name())
				.filter((old) -> !old.type().equals(column.type()))
				.ifPresent((old) -> cast(old, column, fills.cast(wanted.name(), column.name()), values));
		}
		return values;
	}

	private void cast(Column old, Column column, Cast cast, Map<String, String> values) {
		if (hasNewType(column)) {
			values.put(column.name(), this.dialect.sql("").name(column.name()).toString());
		}
		else if (cast instanceof Cast.Expression expression) {
			values.put(column.name(), this.dialect.cast(expression.text(), column.type()).toString());
		}
		else if (cast instanceof Cast.Narrowed) {
			Sql narrowed = this.dialect.narrowed(this.dialect.sql("").name(column.name()), old.type(), column.type());
			if (narrowed != null) {
				values.put(column.name(), narrowed.toString());
			}
		}
	}

	private boolean hasNewType(Column column) {
		return this.newTypes.stream().anyMatch((type) -> type.isTypeOf(column));
	}

	private ExpectedRows rows(Table there, Table wanted, Map<String, String> values,
			Map<TableName, ExpectedRows> others) {
		Map<String, String> names = new HashMap<>();
		there.columns()
			.forEach((column) -> names.put(column.name(), this.renames.original(there.name(), column.name())));
		return new ExpectedRows(this.renames.original(there.name()), names, there, wanted, values, List.of(), others);
	}

}
