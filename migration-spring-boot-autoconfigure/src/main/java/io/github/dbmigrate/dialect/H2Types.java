package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.EnumType;

/**
 * The statements about enum types of H2, which are domains with a check.
 */
final class H2Types {

	private final H2Dialect dialect;

	H2Types(H2Dialect dialect) {
		this.dialect = dialect;
	}

	String create(EnumType type) {
		List<String> values = type.values().stream().map(this.dialect::literal).toList();
		return this.dialect.sql("create domain")
			.table(type.name())
			.words("as")
			.type(text(type))
			.words("check")
			.bracketed("value in (" + String.join(", ", values) + ")")
			.toString();
	}

	private ColumnType text(EnumType type) {
		int longest = type.values().stream().mapToInt(String::length).max().orElse(1);
		return new ColumnType("varchar", List.of(String.valueOf(longest)));
	}

	String drop(EnumType type) {
		return this.dialect.sql("drop domain").table(type.name()).toString();
	}

	/**
	 * The columns are plain text while another type takes the place of the old one.
	 */
	List<String> replace(EnumType before, EnumType after, List<TypeUse> uses) {
		List<String> statements = new ArrayList<>();
		for (TypeUse use : uses) {
			if (use.column().defaultValue() != null) {
				statements.add(this.dialect.alterColumn(use.table(), use.column()).words("drop default").toString());
			}
			statements.add(retype(use, text(before)));
		}
		statements.add(drop(before));
		statements.add(create(after));
		for (TypeUse use : uses) {
			Column column = use.column();
			statements.add(retype(use, column.type()));
			if (column.defaultValue() != null) {
				statements.add(this.dialect.alterColumn(use.table(), column)
					.words("set default")
					.expression(column.defaultValue())
					.toString());
			}
		}
		return statements;
	}

	private String retype(TypeUse use, ColumnType type) {
		return this.dialect.alterColumn(use.table(), use.column()).words("set data type").type(type).toString();
	}

}
