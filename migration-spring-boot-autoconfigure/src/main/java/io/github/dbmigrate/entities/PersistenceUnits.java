package io.github.dbmigrate.entities;

import java.util.List;
import java.util.stream.Stream;

import org.hibernate.jpa.HibernatePersistenceProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.persistence.autoconfigure.EntityScanPackages;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Finds what the EntityManagerFactories of an application are built from.
 */
public final class PersistenceUnits {

	private PersistenceUnits() {
	}

	/**
	 * The persistence units of an application.
	 * @param beanFactory the beans of the application
	 * @param running whether the application runs and its EntityManagerFactories are to
	 * be used as they are; otherwise those that do not exist yet are created with a
	 * provider that builds nothing, and useless to anybody else
	 */
	public static List<PersistenceUnit> of(ConfigurableListableBeanFactory beanFactory, boolean running) {
		return running ? from(beanFactory) : captured(beanFactory);
	}

	/**
	 * The persistence units of a running application.
	 */
	public static List<PersistenceUnit> from(ListableBeanFactory beanFactory) {
		List<String> packages = packages(beanFactory);
		return names(beanFactory).map((name) -> unit(name, factory(beanFactory, name), packages))
			.flatMap(Stream::ofNullable)
			.toList();
	}

	private static List<PersistenceUnit> captured(ConfigurableListableBeanFactory beanFactory) {
		List<String> missing = names(beanFactory).filter((name) -> !beanFactory.containsSingleton(name)).toList();
		if (!missing.isEmpty()) {
			CapturingPersistenceProvider provider = CapturingPersistenceProvider.install(beanFactory);
			missing.forEach((name) -> provider.create(beanFactory, name));
		}
		return from(beanFactory);
	}

	private static Stream<String> names(ListableBeanFactory beanFactory) {
		return Stream.of(beanFactory.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false))
			.map(BeanFactoryUtils::transformedBeanName);
	}

	private static LocalContainerEntityManagerFactoryBean factory(BeanFactory beanFactory, String name) {
		return beanFactory.getBean(BeanFactory.FACTORY_BEAN_PREFIX + name,
				LocalContainerEntityManagerFactoryBean.class);
	}

	private static @Nullable PersistenceUnit unit(String name, LocalContainerEntityManagerFactoryBean factory,
			List<String> packages) {
		if (!(factory.getPersistenceProvider() instanceof HibernatePersistenceProvider)
				|| factory.getPersistenceUnitInfo() == null) {
			return null;
		}
		return new PersistenceUnit(name, factory.getPersistenceUnitInfo(), factory.getJpaPropertyMap(), packages);
	}

	private static List<String> packages(ListableBeanFactory beanFactory) {
		List<String> scanned = EntityScanPackages.get(beanFactory).getPackageNames();
		if (!scanned.isEmpty()) {
			return scanned;
		}
		return AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
	}

}
