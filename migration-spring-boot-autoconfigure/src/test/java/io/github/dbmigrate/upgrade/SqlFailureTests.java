package io.github.dbmigrate.upgrade;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlFailureTests {

	@Test
	void pointsAtTheStatementBelowItsComments() {
		String sql = "-- Add e-mail\n-- migration:format 1\n\nalter table account add email int";
		assertThat(SqlFailure.describe("V2__add.sql", 1, sql, new SQLException("no such table", "42S02", 7)))
			.startsWith("V2__add.sql failed at line 4: no such table (SQLState 42S02, error code 7)")
			.endsWith("Statement: alter table account add email int");
	}

}
