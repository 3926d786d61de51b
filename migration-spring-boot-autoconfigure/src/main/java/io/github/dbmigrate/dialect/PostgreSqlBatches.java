package io.github.dbmigrate.dialect;

import io.github.dbmigrate.schema.TableName;

/**
 * A block that runs an UPDATE over a table of PostgreSQL batch by batch, and commits
 * each.
 *
 * @param dialect writes the names
 * @param table the table
 * @param update the UPDATE, with a condition
 * @param rows about how many rows a batch looks at
 */
record PostgreSqlBatches(SqlDialect dialect, TableName table, Sql update, long rows) {

	/** As many rows may be on a page of a narrow table. */
	private static final long ROWS_OF_A_PAGE = 100;

	/** Walks by the index of the primary key. */
	String byKey(String key) {
		Sql type = sql("").column(this.table, key);
		return block("""
				    migration_first %1$s%%type;
				    migration_last %1$s%%type;
				""".formatted(type), """
				    %s;
				    while found loop
				        %s;
				        %s;
				        commit;
				        %s;
				    end loop;
				""".formatted(select(key, "migration_first").words("from").table(this.table).part(first(key)),
				last(key),
				sql("").part(this.update).words("and").name(key).words("between migration_first and migration_last"),
				select(key, "migration_first").words("from")
					.table(this.table)
					.words("where")
					.name(key)
					.words("> migration_last")
					.part(first(key))));
	}

	private Sql select(String key, String variable) {
		return sql("select").name(key).words("into").words(variable);
	}

	private Sql first(String key) {
		return sql("order by").name(key).words("limit 1");
	}

	private Sql last(String key) {
		return select(key, "migration_last").words("from (select")
			.name(key)
			.words("from")
			.table(this.table)
			.words("where")
			.name(key)
			.words(">= migration_first order by")
			.name(key)
			.words("limit")
			.number(this.rows)
			.words(") as batch order by")
			.name(key)
			.words("desc limit 1");
	}

	/** Walks by the pages of the table; a row that moves has its value already. */
	String byPlace() {
		Sql size = sql("pg_relation_size(").literal(sql("").table(this.table).toString()).words(")");
		long pages = Math.max(1, this.rows / ROWS_OF_A_PAGE);
		return block("""
				    migration_page bigint := 0;
				    migration_pages bigint := %s / current_setting('block_size')::bigint;
				    migration_first tid;
				    migration_last tid;
				""".formatted(size), """
				    while migration_page < migration_pages loop
				        migration_first := format('(%%s,0)', migration_page)::tid;
				        migration_last := format('(%%s,0)', migration_page + %1$d)::tid;
				        %2$s;
				        commit;
				        migration_page := migration_page + %1$d;
				    end loop;
				""".formatted(pages,
				sql("").part(this.update).words("and ctid >= migration_first and ctid < migration_last")));
	}

	private String block(String variables, String statements) {
		String quote = "$batches$";
		while (statements.contains(quote)) {
			quote = quote.replace("$b", "$bb");
		}
		return "do " + quote + "\ndeclare\n" + variables + "begin\n" + statements + "end\n" + quote;
	}

	private Sql sql(String words) {
		return this.dialect.sql(words);
	}

}
