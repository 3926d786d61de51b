package io.github.dbmigrate.change;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.ForeignKey.Action;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.PrimaryKey;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class SchemaDiffTests {

	private static final SqlDialect MYSQL = SqlDialect.of("MySQL", 8, 4);

	private static final int TABLES = 10_000;

	private static final String BEFORE = """
			table person
			  id bigint identity comment the number
			  name varchar(40)
			  age integer
			  team_id bigint
			  old varchar(10) not null
			  pk (id)
			  unique uk_person_name (name)
			  index ix_person_team (team_id)
			  fk fk_person_team (team_id) -> team (id)
			  check ck_person_age age > 0
			table team
			  id integer identity
			  pk (id)
			table gone
			  id bigint not null
			  team_id bigint
			  pk (id)
			  fk fk_gone_team (team_id) -> team (id)
			""";

	private static final String AFTER = """
			table person
			  id bigint identity comment the number
			  name varchar(80) not null comment it's ${name}
			  age integer default 18
			  team_id bigint
			  email varchar(120) not null
			  pk (id)
			  unique uk_person_email (email)
			  unique uk_person_full_name (name)
			  fk fk_person_team (team_id) -> team (id)
			  check ck_person_age age > 17
			table team
			  id integer identity
			  lead_id bigint
			  pk (id)
			  fk fk_team_lead (lead_id) -> person (id) on delete set null
			  comment a team
			""";

	@Test
	void sameSchemaGivesNoChange() {
		Schema schema = schema(AFTER);
		assertThat(SchemaDiff.between(schema, schema(AFTER), Fills.NONE)).isEmpty();
		assertThat(SchemaDiff.between(schema, schema, Fills.NONE)).isEmpty();
	}

	@Test
	void theOrderOfColumnsAndConstraintsIsNoDifference() {
		Schema one = schema("table t\n  a integer\n  b integer\n  unique u1 (a)\n  unique u2 (b)\n");
		Schema other = schema("table t\n  b integer\n  a integer\n  unique u2 (b)\n  unique u1 (a)\n");
		assertThat(SchemaDiff.between(one, other, Fills.NONE)).isEmpty();
	}

	@Test
	void theNameOfAPrimaryKeyIsNoDifference() {
		Schema one = schema("table t\n  a integer not null\n  pk (a)\n");
		Table table = one.tables().get(new TableName(null, "t"));
		Table named = new Table(table.name(), table.columns(), new PrimaryKey("t_pkey", List.of("a")), List.of(),
				List.of(), List.of(), List.of(), null, List.of());
		assertThat(SchemaDiff.between(one, Schema.of(List.of(named), List.of()), Fills.NONE)).isEmpty();
	}

	@Test
	void anIndexThatOnlyItsTextDescribesIsRenamed() {
		Index before = new Index("ix", List.of(), false, "CREATE INDEX ix ON t USING gin (a) WHERE (b > 0)");
		Index after = new Index("I x", List.of(), false, "CREATE INDEX \"I x\" ON t USING gin (a) WHERE (b > 0)");
		assertThat(SchemaDiff.between(indexed(List.of(before)), indexed(List.of(after)), Fills.NONE))
			.hasOnlyElementsOfType(RenameIndex.class)
			.hasSize(1);
	}

	@Test
	void mySqlTextIsAsReviewed() throws IOException {
		List<Change> changes = changes();
		assertThat(text(changes) + "\n==== undo\n" + text(SchemaDiff.undo(changes))).isEqualTo(golden());
	}

	private static String golden() throws IOException {
		try (InputStream stream = SchemaDiffTests.class.getResourceAsStream("/changes/mysql.sql")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static String text(List<Change> changes) {
		StringBuilder text = new StringBuilder();
		for (Change change : changes) {
			text.append("-- ").append(change.summary(MYSQL)).append('\n');
			change.sql(MYSQL).forEach((statement) -> text.append(statement).append(";\n"));
		}
		return text.toString();
	}

	@Test
	void phasesFollowEachOther() {
		List<Change> changes = changes();
		assertThat(changes).map(Change::phase).isSorted();
		assertThat(SchemaDiff.undo(changes)).map(Change::phase).isSorted();
	}

	@Test
	void undoOfUndoLeadsForthAgain() {
		List<Change> changes = changes();
		List<String> forth = changes.stream().flatMap((change) -> change.sql(MYSQL).stream()).toList();
		List<Change> again = SchemaDiff.undo(SchemaDiff.undo(changes));
		assertThat(again.stream().flatMap((change) -> change.sql(MYSQL).stream())).containsExactlyElementsOf(forth);
	}

	@Test
	void theOrderOfTheInputDoesNotMatter() {
		Schema before = schema(BEFORE);
		Schema after = schema(AFTER);
		List<Table> backwards = new ArrayList<>(after.tables().values());
		Collections.reverse(backwards);
		assertThat(text(SchemaDiff.between(before, Schema.of(backwards, List.of()), fills())))
			.isEqualTo(text(changes()));
	}

	@Test
	void withoutAFillNothingIsUpdated() {
		List<Change> changes = SchemaDiff.between(schema("table t\n  a integer\n"),
				schema("table t\n  a integer not null\n  b integer not null\n"), Fills.NONE);
		assertThat(text(changes)).doesNotContain("update");
	}

	@Test
	void anIndexWithItsOwnTextComesBackWithThatText() {
		Index index = new Index("ix", List.of(), false, "CREATE INDEX ix ON t USING gin (a) WHERE (b > 0)");
		List<Change> changes = SchemaDiff.between(indexed(List.of(index)), indexed(List.of()), Fills.NONE);
		assertThat(text(changes)).contains("drop index ix");
		assertThat(text(SchemaDiff.undo(changes))).contains(index.definition());
	}

	private static Schema indexed(List<Index> indexes) {
		Column column = new Column("a", new ColumnType("int", List.of()), true);
		return Schema.of(List.of(new Table(new TableName(null, "t"), List.of(column), null, List.of(), indexes,
				List.of(), List.of(), null, List.of())), List.of());
	}

	@Test
	void rowsThatATableBeginsWithComeRightAfterIt() {
		TableName name = new TableName(null, "t_seq");
		Column column = new Column("next_val", new ColumnType("bigint", List.of()), true);
		Table table = new Table(name, List.of(column), null, List.of(), List.of(), List.of(), List.of(), null,
				List.of("insert into t_seq values (1)"));
		List<Change> changes = SchemaDiff.between(Schema.of(List.of(), List.of()), Schema.of(List.of(table), List.of()),
				Fills.NONE);
		assertThat(text(changes)).endsWith("insert into t_seq values (1);\n");
	}

	@Test
	void otherSchemasAreQualified() {
		TableName name = new TableName("crm", "order");
		Column column = new Column("id", new ColumnType("bigint", List.of()), false);
		Table table = new Table(name, List.of(column), null, List.of(), List.of(), List.of(), List.of(), null,
				List.of());
		List<Change> changes = SchemaDiff.between(Schema.of(List.of(table), List.of()), Schema.of(List.of(), List.of()),
				Fills.NONE);
		assertThat(text(changes)).contains("drop table crm.`order`");
	}

	@Test
	void tenThousandTablesTakeNoLongerThanTheirNumber() {
		Schema before = large("int");
		Schema after = large("bigint");
		List<Change> changes = assertTimeout(Duration.ofSeconds(10),
				() -> SchemaDiff.between(before, after, Fills.NONE));
		assertThat(changes).hasSize(TABLES + 2 * (TABLES - 1));
	}

	private static Schema large(String type) {
		List<Table> tables = new ArrayList<>();
		for (int i = 0; i < TABLES; i++) {
			TableName name = new TableName(null, String.format("t%05d", i));
			Column column = new Column("a", new ColumnType(type, List.of()), false);
			TableName previous = new TableName(null, String.format("t%05d", i - 1));
			List<ForeignKey> keys = (i == 0) ? List.of() : List
				.of(new ForeignKey("fk" + i, List.of("a"), previous, List.of("a"), Action.NO_ACTION, Action.NO_ACTION));
			tables.add(new Table(name, List.of(column), new PrimaryKey(null, List.of("a")),
					List.of(new UniqueConstraint("u" + i, List.of("a"))), List.of(), keys, List.of(), null, List.of()));
		}
		return Schema.of(tables, List.of());
	}

	private static List<Change> changes() {
		return SchemaDiff.between(schema(BEFORE), schema(AFTER), fills());
	}

	private static Fills fills() {
		TableName person = new TableName(null, "person");
		return new Fills(Map.of(new Fills.Target(person, "email"), "concat(name, '@example.invalid')",
				new Fills.Target(person, "name"), "'nobody'"));
	}

	private static Schema schema(String text) {
		return SchemaText.parse(MYSQL, text);
	}

}
