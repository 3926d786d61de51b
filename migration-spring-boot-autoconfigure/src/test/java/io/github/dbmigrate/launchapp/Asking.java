package io.github.dbmigrate.launchapp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.data.repository.CrudRepository;

/**
 * Beans that ask for others, in ways in which nothing fails where they are missing.
 */
public final class Asking {

	private Asking() {
	}

	/** A bean that is always there. */
	public interface There {

	}

	public record Provided(ObjectProvider<ApplicationAvailability> availability) {

	}

	public record Optionally(Optional<ApplicationAvailability> availability) {

	}

	public record Lazily(@Lazy ApplicationAvailability availability) {

	}

	public record Nullably(@Nullable ApplicationAvailability availability) {

	}

	public record Several(ObjectProvider<List<ApplicationAvailability>> availabilities) {

	}

	public record Named(ObjectProvider<Map<String, ApplicationAvailability>> availabilities) {

	}

	public record Qualified(@Qualifier("applicationTaskExecutor") ObjectProvider<Executor> executor) {

	}

	public record LazyRepository(@Lazy Notes notes) {

	}

	interface Notes extends CrudRepository<Note, Long> {

	}

	/** May look for anything while it migrates. */
	public static final class V9__Migration extends BaseJavaMigration {

		@Override
		public void migrate(Context context) {
		}

	}

	public record Nothing() {

	}

	public record WhatIsThere(ObjectProvider<There> provided, @Lazy There lazy, List<There> all,
			Map<String, There> mapped, @Qualifier("there") Optional<There> named) {

	}

	public record WhatIsAlwaysThere(BeanFactory beans, ObjectProvider<ApplicationContext> context,
			Environment environment, @Value("${user.home}") String home) {

	}

	public record WhatIsItsOwn(ObjectProvider<Nothing> nothing) {

	}

}
