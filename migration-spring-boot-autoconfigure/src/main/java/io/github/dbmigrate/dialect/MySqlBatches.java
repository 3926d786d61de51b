package io.github.dbmigrate.dialect;

import java.util.List;

import io.github.dbmigrate.schema.TableName;

/**
 * A loop that runs an UPDATE over a table of MySQL or MariaDB batch by batch, and commits
 * each.
 *
 * @param dialect writes the names
 * @param table the table
 * @param key the column by which it walks
 * @param update the UPDATE, with a condition
 * @param rows how many rows a batch looks at
 */
record MySqlBatches(SqlDialect dialect, TableName table, String key, Sql update, long rows) {

	private static final String PROCEDURE = "migration_batches";

	/** As a statement of its own, which MariaDB has. */
	String block(String type) {
		return "begin not atomic\n" + loop(type) + "end";
	}

	/** As a procedure that is there only while it runs. */
	List<String> procedure(String type) {
		String drop = "drop procedure if exists " + PROCEDURE;
		return List.of(drop, "create procedure " + PROCEDURE + "()\nbegin\n" + loop(type) + "end",
				"call " + PROCEDURE + "()", drop);
	}

	private String loop(String type) {
		return """
				    declare migration_first %1$s;
				    declare migration_last %1$s;
				    set migration_first = (%2$s);
				    while migration_first is not null do
				        set migration_last = (%3$s);
				        %4$s;
				        commit;
				        set migration_first = (%5$s);
				    end while;
				""".formatted(type, next(""), last(),
				sql("").part(this.update)
					.words("and")
					.name(this.key)
					.words("between migration_first and migration_last"),
				next("> migration_last"));
	}

	private Sql next(String condition) {
		Sql sql = sql("select").name(this.key).words("from").table(this.table);
		if (!condition.isEmpty()) {
			sql.words("where").name(this.key).words(condition);
		}
		return sql.words("order by").name(this.key).words("limit 1");
	}

	private Sql last() {
		return sql("select").name(this.key)
			.words("from (select")
			.name(this.key)
			.words("from")
			.table(this.table)
			.words("where")
			.name(this.key)
			.words(">= migration_first order by")
			.name(this.key)
			.words("limit")
			.number(this.rows)
			.words(") as batch order by")
			.name(this.key)
			.words("desc limit 1");
	}

	private Sql sql(String words) {
		return this.dialect.sql(words);
	}

}
