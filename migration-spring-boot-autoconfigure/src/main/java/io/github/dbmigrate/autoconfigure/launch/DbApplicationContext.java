package io.github.dbmigrate.autoconfigure.launch;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Defines the beans of an application and creates none: no singletons, no lifecycle, no
 * events.
 */
final class DbApplicationContext extends AnnotationConfigApplicationContext {

	DbApplicationContext() {
		this(new DefaultListableBeanFactory());
	}

	DbApplicationContext(DefaultListableBeanFactory beanFactory) {
		super(beanFactory);
	}

	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		BeansOnDemand.prepare(beanFactory, getEnvironment());
	}

	@Override
	protected void finishRefresh() {
	}

	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
	}

}
