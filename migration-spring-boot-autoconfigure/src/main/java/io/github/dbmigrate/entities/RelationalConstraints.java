package io.github.dbmigrate.entities;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;

import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import org.hibernate.HibernateException;
import org.hibernate.boot.beanvalidation.BeanValidationIntegrator;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.ValidationSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;

import org.springframework.util.ClassUtils;

/**
 * Lets Hibernate put the constraints of Bean Validation into its metadata, which it
 * otherwise does only while it builds a SessionFactory. Loaded only where Bean Validation
 * is on the class path.
 */
final class RelationalConstraints {

	private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

	private RelationalConstraints() {
	}

	static void apply(MetadataImplementor metadata, Map<String, Object> settings) {
		Object stated = settings.getOrDefault(ValidationSettings.JAKARTA_VALIDATION_FACTORY,
				settings.get(ValidationSettings.JPA_VALIDATION_FACTORY));
		if (stated instanceof ValidatorFactory factory) {
			apply(metadata, settings, factory);
			return;
		}
		try (ValidatorFactory factory = Validation.buildDefaultValidatorFactory()) {
			apply(metadata, settings, factory);
		}
		catch (NoProviderFoundException ex) {
			refuseIfAskedFor(settings, ex);
		}
		catch (ValidationException ex) {
			throw new HibernateException("Bean Validation does not start", ex);
		}
	}

	private static void refuseIfAskedFor(Map<String, Object> settings, NoProviderFoundException ex) {
		if (String.valueOf(settings.get(ValidationSettings.JAKARTA_VALIDATION_MODE))
			.toLowerCase(java.util.Locale.ROOT)
			.contains("ddl")) {
			throw new HibernateException("Bean Validation has no provider, but validation mode 'ddl' needs one", ex);
		}
	}

	private static void apply(MetadataImplementor metadata, Map<String, Object> settings, ValidatorFactory factory) {
		ClassLoaderService classLoader = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ClassLoaderService.class);
		try {
			activator().invoke(null, factory, metadata.getEntityBindings(), settings,
					metadata.getDatabase().getDialect(), new ClassLoaderAccessImpl(null, classLoader));
		}
		catch (InvocationTargetException ex) {
			throw new HibernateException("The constraints of Bean Validation cannot be read", ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Method activator() {
		Class<?> type = ClassUtils.resolveClassName(ACTIVATOR, BeanValidationIntegrator.class.getClassLoader());
		Method method = ClassUtils.getMethod(type, "applyRelationalConstraints", ValidatorFactory.class,
				Collection.class, Map.class, Dialect.class, ClassLoaderAccess.class);
		method.setAccessible(true);
		return method;
	}

}
