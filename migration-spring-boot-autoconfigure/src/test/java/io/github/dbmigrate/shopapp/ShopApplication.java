package io.github.dbmigrate.shopapp;

import java.util.Map;

import javax.sql.DataSource;

import io.github.dbmigrate.shopapp.orders.Purchase;
import io.github.dbmigrate.shopapp.stock.Item;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Has orders in the database that Spring Boot configures, and the stock in one of its
 * own, as the reference of Spring Boot shows it.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Purchase.class)
public class ShopApplication {

	@Qualifier("stock")
	@Bean(defaultCandidate = false)
	@ConfigurationProperties("shop.stock")
	DataSource stockDataSource() {
		return DataSourceBuilder.create().build();
	}

	@Qualifier("stock")
	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean stockEntityManagerFactory(@Qualifier("stock") DataSource dataSource,
			EntityManagerFactoryBuilder builder) {
		return builder.dataSource(dataSource)
			.packages(Item.class)
			.persistenceUnit("stock")
			.properties(Map.of("hibernate.hbm2ddl.auto", "none"))
			.build();
	}

}
