package io.github.dbmigrate.change;

import java.util.List;

import io.github.dbmigrate.dialect.Sql;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Clause;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.TableName;

/**
 * A unique constraint that takes an index which was built before.
 *
 * @param plain the change that builds the index while others wait
 */
record OnlineUnique(AddUniqueConstraint plain) implements Change {

	/** The index to build before. */
	Change index() {
		List<Index.Part> columns = this.plain.unique()
			.columns()
			.stream()
			.map((column) -> new Index.Part(column, false))
			.toList();
		Index index = new Index(this.plain.unique().name(), columns, true, null);
		return new OnlineIndex(new CreateIndex(subject(), index, this.plain.leaning()), index, true);
	}

	@Override
	public TableName subject() {
		return this.plain.subject();
	}

	@Override
	public Phase phase() {
		return this.plain.phase();
	}

	@Override
	public String summary(SqlDialect dialect) {
		return this.plain.summary(dialect);
	}

	@Override
	public List<String> sql(SqlDialect dialect) {
		String name = this.plain.unique().name();
		Sql sql = dialect.sql("alter table")
			.table(subject())
			.words("add constraint")
			.name(name)
			.words("unique using index")
			.name(name);
		this.plain.unique().clauses().stream().sorted().map(Clause::sql).forEach(sql::words);
		return List.of(sql.toString());
	}

	@Override
	public Change undo() {
		return this.plain.undo();
	}

}
