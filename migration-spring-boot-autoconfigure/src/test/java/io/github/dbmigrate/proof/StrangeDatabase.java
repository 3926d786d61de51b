package io.github.dbmigrate.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.mockito.AdditionalAnswers;

import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

/**
 * A database of a product that nobody knows.
 */
final class StrangeDatabase extends DelegatingDataSource {

	StrangeDatabase(DataSource target) {
		super(target);
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection real = super.getConnection();
		DatabaseMetaData metaData = mock(DatabaseMetaData.class, AdditionalAnswers.delegatesTo(real.getMetaData()));
		doReturn("Strange DB").when(metaData).getDatabaseProductName();
		Connection connection = mock(Connection.class, AdditionalAnswers.delegatesTo(real));
		doReturn(metaData).when(connection).getMetaData();
		return connection;
	}

}
