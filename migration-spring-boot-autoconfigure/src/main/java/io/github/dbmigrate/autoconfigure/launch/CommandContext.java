package io.github.dbmigrate.autoconfigure.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.database.DatabaseFailure;
import io.github.dbmigrate.schema.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The context that a command takes its beans from. It is lean until a bean may be
 * missing: then the application is started once more with all its auto-configurations.
 */
final class CommandContext implements AutoCloseable {

	/** The current one first. */
	private final Deque<ConfigurableApplicationContext> contexts = new ArrayDeque<>();

	private @Nullable Supplier<ConfigurableApplicationContext> whole;

	/**
	 * @param context the context
	 * @param whole starts the application with all that the context is without, or
	 * {@code null} where that is nothing
	 */
	CommandContext(ConfigurableApplicationContext context, @Nullable Supplier<ConfigurableApplicationContext> whole) {
		this.whole = whole;
		use(context);
	}

	/**
	 * Takes something out of the context, before anything is done with it.
	 * @throws MigrationException why it cannot be created
	 */
	<T> T take(Function<ConfigurableApplicationContext, T> beans) {
		try {
			T taken = beans.apply(current());
			if (!lacksBean()) {
				return taken;
			}
		}
		catch (BeansException ex) {
			if (this.whole == null || !mayLackBean(ex)) {
				throw new CreationFailure(current(), ex).exception();
			}
		}
		this.contexts.pop().close();
		startWhole();
		return take(beans);
	}

	/**
	 * Makes something while a command uses what it took, which stays as it is.
	 * @throws MigrationException why a bean of it cannot be created
	 */
	<T> T make(Function<ConfigurableListableBeanFactory, T> making) {
		try {
			T made = making.apply(current().getBeanFactory());
			if (!lacksBean()) {
				return made;
			}
		}
		catch (RuntimeException ex) {
			if (this.whole == null || !causes(ex).anyMatch(BeansException.class::isInstance)
					|| DatabaseFailure.isIn(ex)) {
				throw (ex instanceof BeansException bean) ? new CreationFailure(current(), bean).exception() : ex;
			}
		}
		startWhole();
		return make(making);
	}

	private ConfigurableApplicationContext current() {
		return this.contexts.element();
	}

	private boolean lacksBean() {
		return this.whole != null && current().getBeanFactory() instanceof LeanBeanFactory beans && beans.mayLackBean();
	}

	private void startWhole() {
		Supplier<ConfigurableApplicationContext> start = Objects.requireNonNull(this.whole);
		this.whole = null;
		use(start.get());
	}

	private void use(ConfigurableApplicationContext context) {
		this.contexts.push(context);
		BeansOnDemand.serve(this, context.getBeanFactory());
	}

	/**
	 * Whether more beans might help: an application finds the lack of one in ways of its
	 * own, but a database that refuses will do so again.
	 */
	static boolean mayLackBean(Throwable failure) {
		return !DatabaseFailure.isIn(failure) && causes(failure).noneMatch(MigrationException.class::isInstance);
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

	@Override
	public void close() {
		while (!this.contexts.isEmpty()) {
			this.contexts.pop().close();
		}
	}

}
