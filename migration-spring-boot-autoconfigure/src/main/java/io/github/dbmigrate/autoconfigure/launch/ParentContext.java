package io.github.dbmigrate.autoconfigure.launch;

import java.lang.StackWalker.StackFrame;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.ParentContextApplicationContextInitializer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The context of a parent, started by the builder of its child: where it has no database
 * the command is the child's.
 */
final class ParentContext {

	private ParentContext() {
	}

	/**
	 * Leaves a context to its child where it is a parent without a database.
	 * @return whether it is one
	 */
	static boolean leave(ConfigurableApplicationContext context) {
		boolean parent = has(context, Flyway.class).findAny().isEmpty() && startedByChild();
		if (parent && context.getBeanFactory() instanceof BeanDefinitionRegistry registry) {
			Stream.<Class<?>>of(ApplicationRunner.class, CommandLineRunner.class)
				.flatMap((type) -> has(context, type))
				.filter(registry::containsBeanDefinition)
				.forEach(registry::removeBeanDefinition);
		}
		return parent;
	}

	/** Whether an application is started as a parent or a child. */
	static boolean isIn(SpringApplication application) {
		return startedByChild() || application.getInitializers()
			.stream()
			.anyMatch(ParentContextApplicationContextInitializer.class::isInstance);
	}

	private static Stream<String> has(ConfigurableApplicationContext context, Class<?> type) {
		return Stream.of(context.getBeanNamesForType(type, true, false));
	}

	private static boolean startedByChild() {
		return StackWalker.getInstance().walk((frames) -> frames.filter(ParentContext::isRun).count()) > 1;
	}

	private static boolean isRun(StackFrame frame) {
		return frame.getClassName().equals(SpringApplicationBuilder.class.getName())
				&& frame.getMethodName().equals("run");
	}

}
