package io.github.dbmigrate.autoconfigure.launch;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeConverter;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The beans of an application that is without some of its auto-configurations. It notes
 * where the application would be another one with them, though nothing fails.
 */
final class LeanBeanFactory extends DefaultListableBeanFactory {

	private static final List<String> WRAPPERS = List.of("java.util.Optional", "java.util.Map",
			"org.springframework.beans.factory.ObjectFactory", "org.springframework.beans.factory.ObjectProvider",
			"jakarta.inject.Provider");

	private boolean askedInVain;

	/**
	 * Whether a bean may be missing: one was asked for that is not there, if only as an
	 * option or for later, or code of the application is to run with the migrations and
	 * may look for any.
	 */
	boolean mayLackBean() {
		return this.askedInVain || Stream.<Class<?>>of(JavaMigration.class, Callback.class)
			.flatMap((type) -> Stream.of(getBeanNamesForType(type, true, false)))
			.map(this::getType)
			.anyMatch((type) -> type == null || isOfApplication(type));
	}

	@Override
	public @Nullable Object resolveDependency(DependencyDescriptor descriptor, @Nullable String requestingBeanName,
			@Nullable Set<String> autowiredBeanNames, @Nullable TypeConverter typeConverter) {
		Class<?> asking = descriptor.getMember().getDeclaringClass();
		if (isOfApplication(asking) && getAutowireCandidateResolver().getSuggestedValue(descriptor) == null) {
			this.askedInVain |= isInVain(unwrapped(descriptor), asking);
		}
		return super.resolveDependency(descriptor, requestingBeanName, autowiredBeanNames, typeConverter);
	}

	private static boolean isOfApplication(Class<?> type) {
		return !type.getName().startsWith("org.springframework.")
				&& !type.getPackageName().startsWith("io.github.dbmigrate.autoconfigure")
				&& !type.getPackageName().startsWith("io.github.dbmigrate.upgrade");
	}

	private static DependencyDescriptor unwrapped(DependencyDescriptor descriptor) {
		DependencyDescriptor wanted = descriptor;
		while (isWrapper(wanted.getDependencyType())) {
			wanted = new DependencyDescriptor(wanted);
			wanted.increaseNestingLevel();
		}
		return wanted;
	}

	private static boolean isWrapper(Class<?> type) {
		return Collection.class.isAssignableFrom(type) || WRAPPERS.contains(type.getName());
	}

	private boolean isInVain(DependencyDescriptor wanted, Class<?> asking) {
		return mayBeLeftOut(wanted.getDependencyType(), asking)
				&& Stream.of(getBeanNamesForType(wanted.getResolvableType(), true, false))
					.noneMatch((name) -> isAutowireCandidate(name, wanted));
	}

	/**
	 * Repositories are interfaces of the application; a class of its own no
	 * auto-configuration of Spring Boot makes.
	 */
	private static boolean mayBeLeftOut(Class<?> type, Class<?> asking) {
		boolean always = type.isAssignableFrom(DefaultListableBeanFactory.class)
				|| type.isAssignableFrom(ConfigurableApplicationContext.class);
		return !always && (type.isInterface() || !owner(type).equals(owner(asking)));
	}

	/** Such as {@code com.example}. */
	private static String owner(Class<?> type) {
		String[] parts = type.getPackageName().split("\\.", 3);
		return (parts.length < 2) ? parts[0] : parts[0] + "." + parts[1];
	}

}
