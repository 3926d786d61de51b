package io.github.dbmigrate.hazard;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.ScriptStatement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Tightenings}.
 */
class TighteningsTests {

	private static final SqlDialect DIALECT = SqlDialect.of("PostgreSQL", 18, 0);

	private static final Schema THERE = Schema.of(List.of(table("customer"), table("region")), List.of());

	private static Table table(String name) {
		return new Table(new TableName(null, name),
				List.of(column("id", "bigint"), column("name", "varchar", "50"), column("points", "bigint")),
				new PrimaryKey(null, List.of("id")), List.of(), List.of(), List.of(), List.of(), null, List.of(), null);
	}

	private static Column column(String name, String type, String... arguments) {
		return new Column(name, new ColumnType(type, List.of(arguments)), true);
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table customer alter column name type varchar(5)",
			"alter table customer alter points type integer", "alter table customer alter column name set not null",
			"alter table customer alter column name type integer using name::integer",
			"alter table customer add constraint uk unique (name)", "create unique index uk on customer (name)",
			"alter table customer add constraint fk foreign key (points) references region (id)",
			"alter table customer add constraint ck check (points < 7)" })
	void whatRowsMayNotFitIsDemanded(String sql) {
		assertThat(demands(sql)).hasSize(1);
	}

	@Test
	void aPrimaryKeyDemandsValuesThatDoNotRepeat() {
		assertThat(demands("alter table customer add primary key (points)"))
			.containsExactly("NOT NULL of customer.points", "primary key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table customer alter column name type varchar(80)",
			"alter table customer alter column name type text", "alter table customer alter column name drop not null",
			"alter table customer alter column name type varchar(5) using (left(name, 5))::varchar(5)",
			"alter table customer alter column name type integer using length(name)",
			"create unique index uk on customer (lower(name))",
			"create unique index uk on customer (name) where id > 1", "create index ix on customer (name)",
			"alter table other alter column name type varchar(5)",
			"alter table customer add constraint ck check (points < 7) not valid",
			"alter table customer add constraint fk foreign key (points) references other (id)" })
	void whateverFitsOrNobodyCanSayIsNot(String sql) {
		assertThat(demands(sql)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "update customer set name = left(name, 5)", "delete from customer where length(name) > 5",
			"update customer set points = 1, name = left(name, 5) where id > 0", "select mend()", "do $$ begin end $$",
			"alter table customer rename column name to title", "alter table customer alter column name type text",
			"insert into customer (id) values (1)", "alter table customer rename to client" })
	void whatAStatementBeforeMayHaveMendedIsNot(String before) {
		String narrowing = "alter table customer alter column name type varchar(5)";
		assertThat(demands(before, narrowing)).isEmpty();
		Tightenings files = new Tightenings(DIALECT, THERE);
		assertThat(files.of(statements(before))).isEmpty();
		assertThat(files.of(statements(narrowing))).isEmpty();
	}

	@Test
	void whatAStatementChangesElsewhereIsNoMend() {
		assertThat(demands("update customer set points = 1 where name is null",
				"alter table customer alter column name type varchar(5)"))
			.containsExactly("type varchar(5) of customer.name");
	}

	private static List<String> demands(String... sql) {
		return new Tightenings(DIALECT, THERE).of(statements(sql))
			.stream()
			.map((one) -> one.demand().constraint())
			.toList();
	}

	private static List<ScriptStatement> statements(String... sql) {
		return Stream.of(sql).map((one) -> new ScriptStatement(1, one, true)).toList();
	}

}
