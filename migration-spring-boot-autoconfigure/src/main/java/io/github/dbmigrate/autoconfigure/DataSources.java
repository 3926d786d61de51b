package io.github.dbmigrate.autoconfigure;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells whether two data sources are one, whatever they are wrapped in.
 */
final class DataSources {

	private DataSources() {
	}

	static @Nullable DataSource target(@Nullable DataSource dataSource) {
		return (dataSource instanceof DelegatingDataSource proxy) ? target(proxy.getTargetDataSource()) : dataSource;
	}

}
