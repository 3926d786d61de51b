package io.github.dbmigrate.testing;

import java.sql.Connection;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabaseTests {

	@ParameterizedTest
	@EnumSource
	void startsAndGivesAnEmptyDatabase(TestDatabase database) throws Exception {
		try (Connection connection = database.fresh().getConnection()) {
			assertThat(connection.getMetaData().getDatabaseProductName()).isEqualToIgnoringCase(database.vendor());
		}
	}

}
