package io.github.dbmigrate.generate.wording;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;

/**
 * Indexes that say more than their columns, in the words of the database where the texts
 * tell that they are the same.
 */
final class IndexWording {

	private final Schema database;

	private final SqlDialect dialect;

	IndexWording(Schema database, SqlDialect dialect) {
		this.database = database;
		this.dialect = dialect;
	}

	Model of(Model model) {
		List<Table> tables = model.schema()
			.tables()
			.values()
			.stream()
			.filter((table) -> table.indexes().stream().anyMatch((index) -> index.tail() != null))
			.map(this::table)
			.toList();
		return tables.isEmpty() ? model : Wording.with(model, tables);
	}

	private Table table(Table table) {
		Table there = this.database.tables().get(table.name());
		List<Index> indexes = table.indexes()
			.stream()
			.map((index) -> (there != null) ? index(index, there.indexes()) : index)
			.toList();
		return new Table(table.name(), table.columns(), table.primaryKey(), table.uniqueConstraints(), indexes,
				table.foreignKeys(), table.checks(), table.comment(), table.seed(), table.options());
	}

	private Index index(Index index, List<Index> there) {
		return there.stream()
			.filter((one) -> index.tail() != null && isSame(index, one))
			.findFirst()
			.map((one) -> one.named(index.name()))
			.orElse(index);
	}

	/**
	 * Whether two indexes are the same but for their names and words that mean nothing.
	 */
	boolean isSame(Index index, Index other) {
		boolean plain = index.tail() == null || other.tail() == null;
		return plain ? index.unnamed().equals(other.unnamed())
				: index.unique() == other.unique() && text(index).equals(text(other));
	}

	private String text(Index index) {
		String tail = index.tail();
		return (tail != null) ? this.dialect.normalize(tail) : "";
	}

}
