package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;

/**
 * The statements about enum types of PostgreSQL, which has no way to take a value away.
 */
final class PostgreSqlTypes {

	private static final String OLD = "_old";

	private final PostgreSqlDialect dialect;

	PostgreSqlTypes(PostgreSqlDialect dialect) {
		this.dialect = dialect;
	}

	List<String> create(EnumType type) {
		List<String> statements = new ArrayList<>();
		String values = String.join(", ", type.values().stream().map(this.dialect::literal).toList());
		statements
			.add(this.dialect.sql("create type").table(type.name()).words("as enum").bracketed(values).toString());
		if (type.castsText()) {
			String name = name(type.name());
			statements.add("create cast (varchar as " + name + ") with inout as implicit");
			statements.add("create cast (" + name + " as varchar) with inout as implicit");
		}
		return statements;
	}

	List<String> drop(EnumType type) {
		return drop(type.name(), type.castsText());
	}

	private List<String> drop(TableName type, boolean castsText) {
		List<String> statements = new ArrayList<>();
		if (castsText) {
			String name = name(type);
			statements.add("drop cast if exists (varchar as " + name + ")");
			statements.add("drop cast if exists (" + name + " as varchar)");
		}
		statements.add("drop type " + name(type));
		return statements;
	}

	/**
	 * Each new value before the one that follows it, or at the end.
	 */
	List<String> addValues(EnumType before, EnumType after) {
		List<String> statements = new ArrayList<>();
		List<String> values = after.values();
		for (int i = 0; i < values.size(); i++) {
			if (!before.values().contains(values.get(i))) {
				Sql sql = this.dialect.sql("alter type").table(after.name()).words("add value").literal(values.get(i));
				values.subList(i + 1, values.size())
					.stream()
					.filter(before.values()::contains)
					.findFirst()
					.ifPresent((next) -> sql.words("before").literal(next));
				statements.add(sql.toString());
			}
		}
		return statements;
	}

	/**
	 * A new type takes the place of the old one, column by column.
	 */
	List<String> replace(EnumType before, EnumType after, List<TypeUse> uses) {
		List<String> statements = new ArrayList<>();
		TableName old = new TableName(before.name().schema(),
				this.dialect.storedName(before.name().name() + OLD, true));
		statements
			.add(this.dialect.sql("alter type").table(before.name()).words("rename to").name(old.name()).toString());
		statements.addAll(create(after));
		uses.forEach((use) -> retype(use, statements));
		statements.addAll(drop(old, before.castsText()));
		return statements;
	}

	private void retype(TypeUse use, List<String> statements) {
		Column column = use.column();
		boolean array = column.type().name().endsWith("[]");
		if (column.defaultValue() != null) {
			statements.add(this.dialect.alterColumn(use.table(), column).words("drop default").toString());
		}
		statements.add(this.dialect.alterColumn(use.table(), column)
			.words("type")
			.type(column.type())
			.words("using")
			.name(column.name())
			.words(array ? "::text[]::" : "::text::")
			.type(column.type())
			.toString());
		if (column.defaultValue() != null) {
			statements.add(this.dialect.alterColumn(use.table(), column)
				.words("set default")
				.expression(column.defaultValue())
				.toString());
		}
	}

	private String name(TableName type) {
		return this.dialect.sql("").table(type).toString();
	}

}
