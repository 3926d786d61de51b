package io.github.dbmigrate.generate.wording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.dbmigrate.database.Rehearsed;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTests {

	private static final SqlDialect DIALECT = SqlDialect.of("PostgreSQL", 17, 0);

	private final List<List<Table>> rehearsals = new ArrayList<>();

	@Test
	void asksNothingWhereAllTextsAgree() {
		Wording wording = wording(model("a", "x > 0"), model("a", "x > 0"), model("a", "x > 0"), Map.of());
		assertThat(this.rehearsals).isEmpty();
		assertThat(wording.model()).isEqualTo(model("a", "x > 0"));
	}

	@Test
	void asksNothingWhereOneSideHasNoExpression() {
		wording(model("a", null), model(null, "x > 0"), model(null, "x > 0"), Map.of());
		wording(model(null, "x > 0"), null, model("a", null), Map.of());
		assertThat(this.rehearsals).isEmpty();
	}

	@Test
	void asksForSuspectsAloneAndOnce() {
		wording(model("a", "x > 0"), model("a", "x > 0"), model("b", "x > 0"), Map.of());
		assertThat(this.rehearsals).singleElement().satisfies((tables) -> {
			assertThat(tables).singleElement().satisfies((table) -> assertThat(table.checks()).isEmpty());
		});
	}

	@Test
	void whatIsReadBackAlikeIsTheSame() {
		Wording wording = wording(model("a", "x > 0"), model("c", "x>0"), model("b", "0 < x"),
				Map.of("a", "z", "b", "z", "c", "z", "x > 0", "(y)", "0 < x", "(y)", "x>0", "(y)"));
		assertThat(wording.model()).isEqualTo(model("b", "0 < x"));
		assertThat(wording.snapshot()).isEqualTo(model("b", "0 < x"));
		assertThat(wording.notes()).isEmpty();
	}

	@Test
	void whatIsReadBackOtherwiseKeepsItsWords() {
		Wording wording = wording(model("a", "x > 0"), model("a", "x > 0"), model("b", "x >= 0"),
				Map.of("a", "z", "b", "b", "x > 0", "(y)", "x >= 0", "x >= 0"));
		assertThat(wording.model()).isEqualTo(model("a", "x > 0"));
		assertThat(wording.snapshot()).isEqualTo(model("a", "x > 0"));
	}

	@Test
	void whatIsRefusedIsTakenForUnchangedWhereTheModelDidNotChange() {
		Wording wording = wording(model("a", "x > 0"), model("a", "x > 0"), model("b", "(x) > 0"), Map.of());
		assertThat(wording.model()).isEqualTo(model("b", "(x) > 0"));
		assertThat(wording.notes()).singleElement()
			.asString()
			.contains("no right", "default of t.x", "check of t.ck", "unchanged");
	}

	@Test
	void whatIsRefusedIsTakenForChangedWhereTheModelChanged() {
		Wording wording = wording(model("a", "x > 0"), model("b", "x > 1"), model("b", "x > 1"), Map.of());
		assertThat(wording.model()).isEqualTo(model("a", "x > 0"));
		assertThat(wording.snapshot()).isEqualTo(model("b", "x > 1"));
		assertThat(wording.notes()).singleElement().asString().contains("is taken for changed");
	}

	private Wording wording(Model model, Model snapshot, Model database, Map<String, String> spellings) {
		return Wording.of(model, snapshot, database.schema(), DIALECT, (tables) -> {
			this.rehearsals.add(tables);
			Map<TableName, Rehearsed> answers = new HashMap<>();
			tables.forEach((table) -> answers.put(table.name(), rehearsed(table, spellings)));
			return answers;
		});
	}

	private static Rehearsed rehearsed(Table table, Map<String, String> spellings) {
		Map<String, String> refused = new HashMap<>();
		List<Column> columns = new ArrayList<>();
		List<CheckConstraint> checks = new ArrayList<>();
		for (Column column : table.columns()) {
			String spelling = (column.defaultValue() != null) ? spellings.get(column.defaultValue()) : null;
			if (column.defaultValue() == null || spelling != null) {
				columns.add(column.withDefault(spelling));
			}
			else {
				refused.put(column.name(), "no right");
			}
		}
		for (CheckConstraint check : table.checks()) {
			String spelling = spellings.get(check.expression());
			if (spelling != null) {
				checks.add(new CheckConstraint(check.name(), spelling));
			}
			else {
				refused.put(check.name(), "no right");
			}
		}
		return new Rehearsed(table(columns, checks), refused);
	}

	private static Model model(String defaultValue, String check) {
		Column column = new Column("x", new ColumnType("integer", List.of()), true).withDefault(defaultValue);
		List<CheckConstraint> checks = (check != null) ? List.of(new CheckConstraint("ck", check)) : List.of();
		return new Model(Schema.of(List.of(table(List.of(column), checks)), List.of()), Mapping.EMPTY);
	}

	private static Table table(List<Column> columns, List<CheckConstraint> checks) {
		return new Table(new TableName(null, "t"), columns, null, List.of(), List.of(), List.of(), checks, null,
				List.of());
	}

}
