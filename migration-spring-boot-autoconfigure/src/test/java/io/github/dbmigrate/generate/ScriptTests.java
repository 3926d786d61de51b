package io.github.dbmigrate.generate;

import java.util.List;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.Fills;
import io.github.dbmigrate.change.SchemaDiff;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ColumnType;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTests {

	private static final SqlDialect H2 = SqlDialect.of("H2", 2, 4);

	private static final Column ID = new Column("ID", new ColumnType("bigint", List.of()), false);

	private static final Column EMAIL = new Column("EMAIL", new ColumnType("varchar", List.of("120")), true, "'none'",
			null, null, null, "an ${address}");

	@Test
	void isNamedAfterTheMessage() {
		assertThat(script("Add e-mail", account(ID), account(ID, EMAIL)).slug()).isEqualTo("add_e_mail");
	}

	@Test
	void isNamedAfterTheFirstOperationWithoutAMessage() {
		assertThat(script(null, account(ID), account(ID, EMAIL)).slug()).isEqualTo("add_column_account_email");
		assertThat(script(null, account(ID, EMAIL), account(ID)).slug()).isEqualTo("drop_column_account_email");
		assertThat(script(null, account(ID, EMAIL), account(ID, EMAIL.withNullable(false))).slug())
			.isEqualTo("change_column_account_email");
	}

	@Test
	void neverHoldsWhatOpensAPlaceholderOfFlyway() {
		Script script = script("Costs ${price}", account(ID), account(ID, EMAIL));
		assertThat(script.sql(List.of()) + script.undoSql()).doesNotContain("${").contains("$ {price}");
	}

	@Test
	void saysEachOperationInTheHeaderAndAboveItsStatements() {
		Script script = script("Add e-mail", account(ID), account(ID, EMAIL));
		assertThat(script.sql(List.of()).lines().filter((line) -> line.startsWith("-- + column account.email")))
			.hasSize(2);
		assertThat(script.undoSql()).startsWith("-- - column account.email\nalter table account drop column email;");
	}

	private static Script script(String message, Table before, Table after) {
		List<Change> changes = SchemaDiff.between(Schema.of(List.of(before), List.of()),
				Schema.of(List.of(after), List.of()), Fills.NONE);
		return new Script(H2, message, changes, false);
	}

	private static Table account(Column... columns) {
		return new Table(new TableName(null, "ACCOUNT"), List.of(columns), null, List.of(), List.of(), List.of(),
				List.of(), null, List.of());
	}

}
