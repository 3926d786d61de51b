package io.github.dbmigrate.upgrade;

import java.util.List;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BaselineComparisonTests {

	private static final Column ID = column("id", "bigint", false);

	private static final Column NAME = column("name", "text", true);

	@Test
	void anEqualDatabaseDiffersInNothing() {
		assertThat(differences(table("k1", List.of(ID, NAME)), table("k2", List.of(NAME, ID)))).isEmpty();
	}

	@Test
	void tablesThatTheBaselineDoesNotKnowAreNotOurs() {
		Schema baseline = schema(table("k", List.of(ID)));
		Schema database = Schema.of(
				List.of(table("k", List.of(ID)), new Table(new TableName(null, "other"), List.of(ID), null, List.of(),
						List.of(), List.of(), List.of(), null, List.of())),
				List.of(new Sequence(new TableName(null, "s"), 1, 50)));
		assertThat(comparison(baseline).differences(database)).isEmpty();
	}

	@Test
	void everyDifferenceIsNamed() {
		assertThat(differences(table("k", List.of(ID, NAME)),
				table("k", List.of(ID, column("name", "text", false), column("age", "integer", true)))))
			.containsExactly("users.name: nullable is false here, true in the baseline",
					"users.age: is here and not in the baseline");
		assertThat(differences(table("k", List.of(ID, NAME)), table("k", List.of(column("id", "integer", false)))))
			.containsExactly("users.id: type is integer here, bigint in the baseline", "users.name: is missing here");
		assertThat(comparison(schema(table("k", List.of(ID)))).differences(Schema.of(List.of(), List.of())))
			.containsExactly("table users: is missing here");
		assertThat(differences(
				table("k", List.of(ID, NAME), List.of(new UniqueConstraint("uk_users_name", List.of("name")))),
				table("k", List.of(ID, NAME))))
			.containsExactly("unique constraint users.uk_users_name: is missing here");
	}

	@Test
	void aConstraintThatIsAnotherIsNamedByWhatIsOtherInIt() {
		assertThat(
				differences(table("k", List.of(ID, NAME), List.of(new UniqueConstraint("uk_users", List.of("name")))),
						table("k", List.of(ID, NAME),
								List.of(new UniqueConstraint("uk_users", List.of("id", "name"))))))
			.containsExactly("unique constraint users.uk_users: columns is id, name here, name in the baseline");
	}

	@Test
	void aMissingOrOtherSequenceIsNamed() {
		TableName name = new TableName(null, "users_seq");
		Schema baseline = Schema.of(List.of(), List.of(new Sequence(name, 1, 50)));
		assertThat(comparison(baseline).differences(Schema.of(List.of(), List.of(new Sequence(name, 7, 50)))))
			.isEmpty();
		assertThat(comparison(baseline).differences(Schema.of(List.of(), List.of(new Sequence(name, 1, 1)))))
			.containsExactly("sequence users_seq: increment is 1 here, 50 in the baseline");
		assertThat(comparison(baseline).differences(Schema.of(List.of(), List.of())))
			.containsExactly("sequence users_seq: is missing here");
	}

	private static BaselineComparison comparison(Schema baseline) {
		return new BaselineComparison(baseline, SqlDialect.of("PostgreSQL", 17, 0));
	}

	private static List<String> differences(Table baseline, Table database) {
		return comparison(schema(baseline)).differences(schema(database));
	}

	private static Schema schema(Table table) {
		return Schema.of(List.of(table), List.of());
	}

	private static Table table(String key, List<Column> columns) {
		return table(key, columns, List.of());
	}

	private static Table table(String key, List<Column> columns, List<UniqueConstraint> uniques) {
		return new Table(new TableName(null, "users"), columns, new PrimaryKey(key, List.of("id")), uniques, List.of(),
				List.of(), List.of(), null, List.of());
	}

	private static Column column(String name, String type, boolean nullable) {
		return new Column(name, new ColumnType(type, List.of()), nullable);
	}

}
