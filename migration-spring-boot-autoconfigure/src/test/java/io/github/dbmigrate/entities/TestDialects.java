package io.github.dbmigrate.entities;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Objects;

import javax.sql.DataSource;

import io.github.dbmigrate.dialect.SqlDialect;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The dialect of a database of the tests.
 */
final class TestDialects {

	private TestDialects() {
	}

	static SqlDialect of(DataSource dataSource) {
		return Objects.requireNonNull(new JdbcTemplate(dataSource).execute((Connection connection) -> {
			DatabaseMetaData database = connection.getMetaData();
			return SqlDialect.of(database.getDatabaseProductName(), database.getDatabaseMajorVersion(),
					database.getDatabaseMinorVersion());
		}));
	}

}
