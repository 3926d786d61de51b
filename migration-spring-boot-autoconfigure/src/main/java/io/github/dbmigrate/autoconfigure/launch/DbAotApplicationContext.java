package io.github.dbmigrate.autoconfigure.launch;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * The twin of {@link DbApplicationContext} for beans that were defined at build time.
 */
final class DbAotApplicationContext extends GenericApplicationContext {

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
