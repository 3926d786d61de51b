package io.github.dbmigrate.autoconfigure.launch;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.dbmigrate.database.DatabaseFailure;
import io.github.dbmigrate.schema.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The context that a command takes its beans from. It is lean until a bean cannot be
 * created: then the application is started once more with all its auto-configurations.
 */
final class CommandContext implements AutoCloseable {

	private ConfigurableApplicationContext context;

	private @Nullable Supplier<ConfigurableApplicationContext> whole;

	/**
	 * @param context the context
	 * @param whole starts the application with all that the context is without, or
	 * {@code null} where that is nothing
	 */
	CommandContext(ConfigurableApplicationContext context, @Nullable Supplier<ConfigurableApplicationContext> whole) {
		this.context = context;
		this.whole = whole;
	}

	/**
	 * Takes something out of the context.
	 * @throws MigrationException why it cannot be created
	 */
	<T> T take(Function<ConfigurableApplicationContext, T> beans) {
		try {
			return beans.apply(this.context);
		}
		catch (BeansException ex) {
			Supplier<ConfigurableApplicationContext> all = this.whole;
			if (all == null || !mayLackBean(ex)) {
				throw new CreationFailure(this.context, ex).exception();
			}
			this.whole = null;
			this.context.close();
			this.context = all.get();
			return take(beans);
		}
	}

	/**
	 * Whether more beans might help: an application finds the lack of one in ways of its
	 * own, but a database that refuses will do so again.
	 */
	static boolean mayLackBean(Throwable failure) {
		return !DatabaseFailure.isIn(failure) && Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.noneMatch(MigrationException.class::isInstance);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
