package io.github.dbmigrate.proof;

import javax.sql.DataSource;

import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.cfg.SchemaToolingSettings;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Hibernate by itself, with Spring Boot's naming: what it would create, and whether it
 * can work with what is there.
 */
final class Hibernate {

	private Hibernate() {
	}

	/**
	 * Lets Hibernate create its own schema.
	 */
	static void create(DataSource dataSource, Model model) {
		start(dataSource, model, "create-only");
	}

	/**
	 * Lets Hibernate's own validation look at the database.
	 */
	static void validate(DataSource dataSource, Model model) {
		start(dataSource, model, "validate");
	}

	private static void start(DataSource dataSource, Model model, String action) {
		BootstrapServiceRegistryBuilder bootstrap = new BootstrapServiceRegistryBuilder();
		model.classes().forEach((type) -> bootstrap.applyClassLoader(type.getClassLoader()));
		StandardServiceRegistry registry = new StandardServiceRegistryBuilder(bootstrap.build())
			.applySetting(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
			.applySetting(MappingSettings.PHYSICAL_NAMING_STRATEGY, PhysicalNamingStrategySnakeCaseImpl.class.getName())
			.applySetting(MappingSettings.IMPLICIT_NAMING_STRATEGY, SpringImplicitNamingStrategy.class.getName())
			.applySettings(model.settings())
			.applySetting(SchemaToolingSettings.HBM2DDL_AUTO, action)
			.applySetting(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true)
			.build();
		try {
			new MetadataSources(registry).addAnnotatedClasses(model.classes().toArray(Class<?>[]::new))
				.getMetadataBuilder()
				.build()
				.buildSessionFactory()
				.close();
		}
		finally {
			StandardServiceRegistryBuilder.destroy(registry);
		}
	}

}
