package io.github.dbmigrate.demo;

import javax.sql.DataSource;

import io.github.dbmigrate.audit.Login;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * A second database: {@code --spring.profiles.active=two}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("two")
class AuditDatabase {

	@Qualifier("audit")
	@Bean(defaultCandidate = false)
	@ConfigurationProperties("audit.datasource")
	DataSource auditDataSource() {
		return DataSourceBuilder.create().build();
	}

	@Qualifier("audit")
	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean auditEntityManagerFactory(@Qualifier("audit") DataSource dataSource,
			EntityManagerFactoryBuilder builder) {
		return builder.dataSource(dataSource).packages(Login.class).persistenceUnit("audit").build();
	}

}
