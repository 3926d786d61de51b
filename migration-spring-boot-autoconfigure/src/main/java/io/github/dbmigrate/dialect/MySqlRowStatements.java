package io.github.dbmigrate.dialect;

import java.util.List;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * What MySQL and MariaDB disagree on with others where statements are about rows.
 */
abstract class MySqlRowStatements extends SqlDialect {

	MySqlRowStatements(Product product) {
		super(product);
	}

	@Override
	public @Nullable String neutralValue(ColumnType type) {
		return switch (type.name()) {
			case "uuid" -> "uuid()";
			case "json" -> "'{}'";
			case "bit" -> "b'0'";
			case "year" -> "2000";
			case "binary" -> type.arguments().equals(List.of("16")) ? "unhex(replace(uuid(), '-', ''))" : "''";
			case "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "set" -> "''";
			default -> super.neutralValue(type);
		};
	}

	/** It looks up no table that it changes, unless it has to make a copy. */
	@Override
	Sql ownRows(TableName table, List<String> columns) {
		Sql names = sql("").name(columns.get(0));
		columns.stream().skip(1).forEach((column) -> names.and(sql("").name(column)));
		return sql("(select distinct").part(names).words("from").table(table).words(")");
	}

	@Override
	Sql matching(Sql value, String pattern) {
		return sql("(concat(").part(value).words(", '') regexp").literal(pattern).words(")");
	}

	@Override
	Sql number(Sql value) {
		return sql("cast(").part(value).words("as decimal(65, 20))");
	}

	@Override
	ColumnType castable(ColumnType type) {
		return type.name().equals("timestamp") ? new ColumnType("datetime", type.arguments()) : type;
	}

	/** It converts by itself what it cannot be told to convert. */
	@Override
	public @Nullable Sql unfit(Sql value, ColumnType before, ColumnType after) {
		Sql unfit = super.unfit(value, before, after);
		String test = switch (after.name()) {
			case "date", "datetime", "timestamp" -> "as datetime) is null";
			case "time", "uuid" -> "as " + after.name() + ") is null";
			default -> null;
		};
		if (Conversion.isText(before) && test != null) {
			return sql("").part(value).words("is not null and cast(").part(value).words(test);
		}
		return switch (after.name()) {
			case "bit" -> sql("char_length(concat(").part(value).words(", '')) > 1");
			case "json" -> sql("not json_valid(").part(value).words(")");
			default -> unfit;
		};
	}

	/** What it casts to are not the types that columns have. */
	@Override
	public Sql noValue(ColumnType type) {
		return sql("null");
	}

	@Override
	public Sql cast(String expression, ColumnType type) {
		return sql("").bracketed(expression);
	}

	@Override
	public Sql converted(Sql value, ColumnType before, ColumnType after) {
		return value;
	}

	@Override
	List<String> numberRows(TableName table, Column column, Sql start) {
		return List.of(sql("set @row_number =").part(start).toString(),
				fill(sql("update").table(table), column, sql("(@row_number := @row_number + 1)")));
	}

}
