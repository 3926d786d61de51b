package io.github.dbmigrate.entities;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Identity;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column of the mapping as Hibernate would create it.
 */
final class ColumnReader {

	private final Metadata metadata;

	private final SqlDialect dialect;

	private final Dialect hibernate;

	private final StoredNames names;

	private final StatedTypes stated;

	ColumnReader(Metadata metadata, SqlDialect dialect, StoredNames names, StatedTypes stated) {
		this.metadata = metadata;
		this.dialect = dialect;
		this.hibernate = metadata.getDatabase().getDialect();
		this.names = names;
		this.stated = stated;
	}

	Column read(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column) {
		ColumnDefinition definition = definition(column);
		Identity identity = (definition.identity() == null && column.isIdentity()) ? Identity.DEFAULT
				: definition.identity();
		return new Column(this.names.of(column), this.dialect.type(definition.type()),
				isNullable(table, column) && !definition.notNull(),
				(identity != null) ? null : first(defaultValue(column), definition.defaultValue()), identity,
				generated(column.getGeneratedAs()), first(column.getCollation(), definition.collation()),
				first(column.getComment(), definition.comment()));
	}

	/** The type and what {@code columnDefinition} says besides. */
	ColumnDefinition definition(org.hibernate.mapping.Column column) {
		String type = column.getSqlType(this.metadata);
		return this.stated.isDefined(column) ? ColumnDefinition.of(type)
				: new ColumnDefinition(type, false, false, null, null, null, null, null);
	}

	private boolean isNullable(org.hibernate.mapping.Table table, org.hibernate.mapping.Column column) {
		if (table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column)) {
			return false;
		}
		boolean always = column.getGeneratedAs() != null && !this.hibernate.supportsNotNullAfterGeneratedAs();
		return column.isNullable() || always;
	}

	private @Nullable String defaultValue(org.hibernate.mapping.Column column) {
		String value = column.getDefaultValue();
		return (value != null) ? this.hibernate.getColumnDefaultString(value) : null;
	}

	private @Nullable Generated generated(@Nullable String expression) {
		return (expression != null)
				? new Generated(expression, this.dialect.isStored(this.hibernate.generatedAs(expression))) : null;
	}

	private static @Nullable String first(@Nullable String stated, @Nullable String other) {
		return (stated != null) ? stated : other;
	}

}
