package io.github.dbmigrate.autoconfigure.launch;

import java.util.function.Function;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.env.Environment;

/**
 * A bean factory that is ready to create beans and has created none.
 */
public final class BeansOnDemand {

	private static final String NAME = "migrationBeansOnDemand";

	private @Nullable CommandContext command;

	private BeansOnDemand() {
	}

	/**
	 * Whether a bean factory is one, so that nobody else needs what is created in it.
	 */
	public static boolean in(ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.containsSingleton(NAME);
	}

	/**
	 * Makes something of beans while a command runs: of these, or where they are not
	 * enough of those of the application with all its auto-configurations.
	 */
	public static <T> T make(ConfigurableListableBeanFactory beanFactory,
			Function<ConfigurableListableBeanFactory, T> making) {
		return (beanFactory.getSingleton(NAME) instanceof BeansOnDemand beans && beans.command != null)
				? beans.command.make(making) : making.apply(beanFactory);
	}

	static void serve(CommandContext command, ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getSingleton(NAME) instanceof BeansOnDemand beans) {
			beans.command = command;
		}
	}

	static void prepare(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		String conversionService = ConfigurableApplicationContext.CONVERSION_SERVICE_BEAN_NAME;
		if (beanFactory.containsBean(conversionService)
				&& beanFactory.isTypeMatch(conversionService, ConversionService.class)) {
			beanFactory.setConversionService(beanFactory.getBean(conversionService, ConversionService.class));
		}
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver(environment::resolvePlaceholders);
		}
		beanFactory.registerSingleton(NAME, new BeansOnDemand());
		beanFactory.addBeanPostProcessor(new NoMigration());
		beanFactory.addBeanPostProcessor(new VendorByUrl(environment));
		beanFactory.setTempClassLoader(null);
		beanFactory.freezeConfiguration();
	}

	/**
	 * Replaces what migrates at the start, for beans that wait for it.
	 */
	private static final class NoMigration
			implements InstantiationAwareBeanPostProcessor, MergedBeanDefinitionPostProcessor {

		@Override
		public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
			return FlywayMigrationInitializer.class.isAssignableFrom(beanClass) ? new NoMigration() : null;
		}

		/** Keeps {@code @Bean(initMethod = "migrate")} from it. */
		@Override
		public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String beanName) {
			if (Flyway.class.isAssignableFrom(type)) {
				definition.setInitMethodNames();
			}
		}

	}

}
