package io.github.dbmigrate.autoconfigure;

import io.github.dbmigrate.autoconfigure.launch.BeansOnDemand;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.SchemaToolingSettings;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Keeps Hibernate from changing a database that Flyway migrates: what it adds is in no
 * file.
 */
final class DdlAutoGuard implements BeanPostProcessor {

	private final ConfigurableListableBeanFactory beanFactory;

	DdlAutoGuard(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory && updates(factory) && isMigrated(factory)
				&& !BeansOnDemand.in(this.beanFactory)) {
			throw refused(beanName);
		}
		return bean;
	}

	private static boolean updates(LocalContainerEntityManagerFactoryBean factory) {
		return "update".equals(factory.getJpaPropertyMap().get(SchemaToolingSettings.HBM2DDL_AUTO));
	}

	private boolean isMigrated(LocalContainerEntityManagerFactoryBean factory) {
		return this.beanFactory.getBeanProvider(Flyway.class)
			.stream()
			.map((flyway) -> DataSources.target(flyway.getConfiguration().getDataSource()))
			.anyMatch((dataSource) -> dataSource == DataSources.target(factory.getDataSource()));
	}

	private static MigrationException refused(String factory) {
		return new MigrationException(Failure.INPUT,
				"Hibernate (ddl-auto=update, " + factory + ") and Flyway would both change one database, "
						+ "and what Hibernate changes is in no migration. Nothing was changed.",
				"Set spring.jpa.hibernate.ddl-auto=validate and let migrations change the database (db migrate; "
						+ "db init --baseline takes over the tables that are there), or leave it to Hibernate: "
						+ "spring.flyway.enabled=false.");
	}

}
