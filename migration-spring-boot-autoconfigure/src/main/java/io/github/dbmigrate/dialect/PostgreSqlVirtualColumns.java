package io.github.dbmigrate.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Generated columns that PostgreSQL computes when they are read, from version 18 on.
 */
record PostgreSqlVirtualColumns(PostgreSqlDialect dialect) {

	/**
	 * A table whose indexes and keys are of columns that are stored: others cannot have
	 * any.
	 */
	static Table storedWhereKeyed(Table table) {
		if (table.columns().stream().noneMatch(PostgreSqlVirtualColumns::isVirtual)) {
			return table;
		}
		Set<String> keyed = new HashSet<>();
		PrimaryKey key = table.primaryKey();
		if (key != null) {
			keyed.addAll(key.columns());
		}
		table.indexes().forEach((index) -> keyed.addAll(index.columnNames()));
		table.uniqueConstraints().forEach((unique) -> keyed.addAll(unique.columns()));
		table.foreignKeys().forEach((foreign) -> keyed.addAll(foreign.columns()));
		return table.withColumns(table.columns()
			.stream()
			.map((column) -> keyed.contains(column.name()) ? stored(column) : column)
			.toList());
	}

	static boolean isVirtual(Column column) {
		return column.generated() != null && !column.generated().stored();
	}

	private static Column stored(Column column) {
		Generated generated = column.generated();
		return (generated != null)
				? of(column, column.nullable(), new Generated(generated.expression(), true), column.comment()) : column;
	}

	private static Column of(Column column, boolean nullable, @Nullable Generated generated, @Nullable String comment) {
		return new Column(column.name(), column.type(), nullable, null, null, generated, column.collation(), comment);
	}

	/**
	 * Puts a plain column with the values of a computed one in its place, which
	 * PostgreSQL itself does for stored ones only.
	 */
	List<String> kept(TableName table, Column computed) {
		Column plain = of(computed, true, null, computed.comment());
		String aside = this.dialect.storedName(computed.name() + "_computed", true);
		List<String> statements = new ArrayList<>();
		statements.add(this.dialect.renameColumn(table, computed.name(), aside));
		statements.add(this.dialect.alter(table).words("add column").part(this.dialect.definition(plain)).toString());
		statements.add(this.dialect.sql("update")
			.table(table)
			.words("set")
			.name(plain.name())
			.words("=")
			.name(aside)
			.toString());
		statements.add(this.dialect.alter(table).words("drop column").name(aside).toString());
		if (plain.comment() != null) {
			statements.addAll(this.dialect.comment(table, plain));
		}
		return statements;
	}

}
