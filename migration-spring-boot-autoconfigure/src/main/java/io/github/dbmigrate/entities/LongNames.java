package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Refuses names that the database does not take, or cuts off so that two tables become
 * one. Hibernate makes names of tables and columns out of others, which then are too
 * long.
 */
final class LongNames {

	private final SqlDialect dialect;

	private final StoredNames names;

	private final List<String> found = new ArrayList<>();

	LongNames(SqlDialect dialect, StoredNames names) {
		this.dialect = dialect;
		this.names = names;
	}

	void inspect(TableName name, Table table) {
		if (isTooLong(name.name())) {
			this.found.add("table " + table.getName());
		}
		for (Column column : table.getColumns()) {
			if (isTooLong(this.names.of(column))) {
				this.found.add("column " + table.getName() + "." + column.getName());
			}
		}
	}

	void inspectSequence(TableName name) {
		if (isTooLong(name.name())) {
			this.found.add("sequence " + name.name());
		}
	}

	private boolean isTooLong(String name) {
		return !this.dialect.shortensNames() && name.length() > this.dialect.maxNameLength();
	}

	/** Two tables whose names differ only behind the longest that the database keeps. */
	void same(TableName name, Table one, Table other) {
		throw refusal("Tables " + one.getName() + " and " + other.getName() + " would both be " + name.name()
				+ ": this database keeps " + this.dialect.maxNameLength() + " bytes of a name.");
	}

	void refuse() {
		if (!this.found.isEmpty()) {
			throw refusal("Names are longer than the " + this.dialect.maxNameLength()
					+ " characters that this database takes: " + String.join(", ", this.found) + ".");
		}
	}

	private static MigrationException refusal(String problem) {
		return new MigrationException(Failure.INPUT,
				problem + " Hibernate could not work with them either. Nothing was written.",
				"Give them shorter names in the entity: @Table(name), @Column(name), @JoinTable(name), "
						+ "@CollectionTable(name) or @SequenceGenerator(sequenceName).");
	}

}
