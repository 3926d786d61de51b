package io.github.dbmigrate.autoconfigure;

import javax.sql.DataSource;

import io.github.dbmigrate.autoconfigure.launch.BeansOnDemand;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.SchemaToolingSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Keeps Hibernate from changing a database that Flyway migrates: what it adds is in no
 * file. Before there is a first migration it may, as without Flyway.
 */
final class DdlAutoGuard implements BeanPostProcessor {

	/** Of Spring Boot, whose Flyway keeps Hibernate from making embedded databases. */
	private static final String PROVIDER = "flywayDefaultDdlModeProvider";

	private final ConfigurableListableBeanFactory beanFactory;

	DdlAutoGuard(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory && updates(factory)
				&& isMigrated(factory.getDataSource()) && !BeansOnDemand.in(this.beanFactory)) {
			throw refused(beanName);
		}
		return bean;
	}

	/** Lets the default be that of an application without Flyway. */
	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof SchemaManagementProvider provider && beanName.equals(PROVIDER))
				? (SchemaManagementProvider) (dataSource) -> isMigrated(dataSource)
						? provider.getSchemaManagement(dataSource) : SchemaManagement.UNMANAGED
				: bean;
	}

	private static boolean updates(LocalContainerEntityManagerFactoryBean factory) {
		return "update".equals(factory.getJpaPropertyMap().get(SchemaToolingSettings.HBM2DDL_AUTO));
	}

	private boolean isMigrated(@Nullable DataSource used) {
		return this.beanFactory.getBeanProvider(Flyway.class)
			.stream()
			.filter((flyway) -> DataSources.target(flyway.getConfiguration().getDataSource()) == DataSources
				.target(used))
			.anyMatch((flyway) -> !new FirstMigration(flyway).isToCome());
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
