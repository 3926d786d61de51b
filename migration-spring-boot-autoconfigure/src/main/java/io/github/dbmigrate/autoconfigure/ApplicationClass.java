package io.github.dbmigrate.autoconfigure;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds the main class of the application by its annotation, without creating a bean.
 */
final class ApplicationClass {

	private final ConfigurableListableBeanFactory beanFactory;

	ApplicationClass(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Nullable Class<?> find() {
		return Stream.of(this.beanFactory.getBeanDefinitionNames())
			.map(this.beanFactory::getBeanDefinition)
			.map(ApplicationClass::type)
			.filter(Objects::nonNull)
			.filter((type) -> AnnotatedElementUtils.isAnnotated(type, EnableAutoConfiguration.class))
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Class<?> type(BeanDefinition definition) {
		return (definition instanceof AbstractBeanDefinition bean && bean.hasBeanClass())
				? ClassUtils.getUserClass(bean.getBeanClass()) : null;
	}

}
