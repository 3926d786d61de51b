package io.github.dbmigrate.entities;

import java.lang.reflect.Proxy;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Takes what Spring hands to Hibernate and builds no SessionFactory from it.
 */
final class CapturingPersistenceProvider extends HibernatePersistenceProvider implements BeanPostProcessor {

	/**
	 * A provider that every EntityManagerFactory created from now on gets.
	 */
	static CapturingPersistenceProvider install(ConfigurableListableBeanFactory beanFactory) {
		CapturingPersistenceProvider provider = new CapturingPersistenceProvider();
		beanFactory.addBeanPostProcessor(provider);
		return provider;
	}

	/**
	 * Creates one without what Spring Boot makes it wait for, such as Flyway's
	 * migrations.
	 */
	void create(ConfigurableListableBeanFactory beanFactory, String name) {
		if (beanFactory.containsBeanDefinition(name)) {
			beanFactory.getBeanDefinition(name).setDependsOn(new String[0]);
		}
		BeanDefinition merged = beanFactory.getMergedBeanDefinition(name);
		merged.setDependsOn(new String[0]);
		beanFactory.getBean(name);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory && speaksHibernate(factory)) {
			factory.setPersistenceProvider(this);
			factory.setBootstrapExecutor(null);
		}
		return bean;
	}

	private static boolean speaksHibernate(LocalContainerEntityManagerFactoryBean factory) {
		return factory.getPersistenceProvider() instanceof HibernatePersistenceProvider
				|| (factory.getJpaVendorAdapter() != null && factory.getJpaVendorAdapter()
					.getPersistenceProvider() instanceof HibernatePersistenceProvider);
	}

	@Override
	@SuppressWarnings("rawtypes")
	public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info,
			@Nullable Map properties) {
		return (EntityManagerFactory) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { SessionFactoryImplementor.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "close" -> null;
					case "isOpen" -> false;
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					case "toString" -> "EntityManagerFactory of a db command";
					default -> throw new IllegalStateException(
							"There is no EntityManagerFactory while a db command runs: " + method.getName());
				});
	}

}
