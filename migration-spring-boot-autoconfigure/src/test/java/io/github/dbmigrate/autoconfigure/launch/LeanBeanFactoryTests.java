package io.github.dbmigrate.autoconfigure.launch;

import io.github.dbmigrate.launchapp.Asking;
import io.github.dbmigrate.upgrade.StatementTracker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.task.SyncTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeanBeanFactory}: what an application may lack though nothing fails,
 * and what becomes of it.
 */
class LeanBeanFactoryTests {

	@ParameterizedTest
	@ValueSource(classes = { Asking.Provided.class, Asking.Optionally.class, Asking.Lazily.class, Asking.Nullably.class,
			Asking.Several.class, Asking.Named.class, Asking.Qualified.class, Asking.LazyRepository.class,
			Asking.V9__Migration.class })
	void isReplacedBeforeACommandTakesWhatMayLackABean(Class<?> asking) {
		DbApplicationContext lean = context(asking);
		try (DbApplicationContext whole = context(asking); CommandContext command = command(lean, whole)) {
			assertThat(command.<Object>take((beans) -> beans.getBean(asking))).isSameAs(whole.getBean(asking));
			assertThat(lean.isActive()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Asking.WhatIsThere.class, Asking.WhatIsAlwaysThere.class, Asking.WhatIsItsOwn.class,
			StatementTracker.class })
	void isEnoughForWhatIsThereOrNobodyElseMakes(Class<?> asking) {
		DbApplicationContext lean = context(asking);
		try (DbApplicationContext whole = context(asking); CommandContext command = command(lean, whole)) {
			assertThat(command.<Object>take((beans) -> beans.getBean(asking))).isSameAs(lean.getBean(asking));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Asking.Provided.class, Thread.class })
	void staysOpenWhereACommandRunsOnIt(Class<?> asking) {
		DbApplicationContext lean = context(Asking.Provided.class);
		try (DbApplicationContext whole = context(asking); CommandContext command = command(lean, whole)) {
			assertThat(BeansOnDemand.<Object>make(lean.getBeanFactory(), (beans) -> beans.getBean(asking)))
				.isSameAs(whole.getBean(asking));
			assertThat(lean.isActive()).isTrue();
			command.close();
			assertThat(lean.isActive()).isFalse();
			assertThat(whole.isActive()).isFalse();
		}
	}

	private static CommandContext command(DbApplicationContext lean, DbApplicationContext whole) {
		return new CommandContext(lean, () -> whole);
	}

	private static DbApplicationContext context(Class<?> asking) {
		DbApplicationContext context = new DbApplicationContext(new LeanBeanFactory());
		context.register(asking);
		context.registerBean("there", Asking.There.class, () -> new Asking.There() {
		});
		context.registerBean("other", SyncTaskExecutor.class);
		context.refresh();
		return context;
	}

}
