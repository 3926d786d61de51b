package io.github.dbmigrate.upgrade;

import java.sql.Connection;
import java.util.List;

import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LostDataTests {

	private Connection connection;

	@BeforeEach
	void connect() throws Exception {
		this.connection = TestDatabase.H2.fresh().getConnection();
		this.connection.createStatement()
			.execute("create table \"My Users\" (id integer, email varchar(9), gone varchar(9), index_no integer)");
		this.connection.createStatement()
			.execute("insert into \"My Users\" values (1, 'a', null, 1), (2, null, null, 1)");
		this.connection.createStatement().execute("create table void (id integer)");
	}

	@AfterEach
	void close() throws Exception {
		this.connection.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table \"My Users\" drop column email",
			"-- why\nALTER TABLE IF EXISTS PUBLIC . \"My Users\" DROP COLUMN IF EXISTS email CASCADE",
			"alter table \"My Users\" alter column id drop not null, drop email" })
	void aDroppedColumnWithValuesIsNamed(String sql) {
		assertThat(lost(sql)).singleElement()
			.asString()
			.endsWith("MyUsers.email holds 1 value; taking back V2 drops them.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table \"My Users\"", "/* x */ drop table if exists \"My Users\" cascade" })
	void aDroppedTableWithRowsIsNamed(String sql) {
		assertThat(lost(sql)).containsExactly("Table MyUsers holds 2 rows; taking back V2 drops it.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "drop table void", "alter table \"My Users\" drop column gone",
			"alter table \"My Users\" drop constraint email", "alter table \"My Users\" drop primary key",
			"alter table \"My Users\" alter column email drop default", "alter table \"My Users\" drop index email",
			"alter table \"My Users\" drop foreign key email", "drop index email", "update void set id = 1" })
	void whatHoldsNothingIsNot(String sql) {
		assertThat(lost(sql)).isEmpty();
	}

	@Test
	void aNameThatLooksLikeAKeywordIsAColumn() {
		assertThat(lost("alter table \"My Users\" drop index_no")).hasSize(1);
	}

	@Test
	void whatCannotBeCountedIsAskedFor() {
		assertThat(lost("drop table later")).singleElement().asString().contains("cannot be counted now");
	}

	private List<String> lost(String sql) {
		return new LostData(this.connection, Version.of("2")).in(List.of(sql));
	}

}
