package io.github.dbmigrate.autoconfigure.launch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.builder.ParentContextApplicationContextInitializer;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.SpringProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DbLaunch#isLean()}: where auto-configurations are left out, and where
 * none is.
 */
@Isolated("System.out and the properties of Spring are the process's")
class LeanLaunchTests {

	private final SpringApplication application = new SpringApplication(LeanLaunchTests.class);

	@AfterEach
	void forgetAot() {
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, null);
	}

	@Test
	void anOrdinaryApplicationIsLean() {
		assertThat(isLean("db", "status")).isTrue();
	}

	@Test
	void withoutACommandNothingIsLeftOut() {
		assertThat(isLean("status")).isFalse();
	}

	@Test
	void aChildIsNotLean() {
		this.application
			.addInitializers(new ParentContextApplicationContextInitializer(new StaticApplicationContext()));
		assertThat(isLean("db", "status")).isFalse();
	}

	@Test
	void beansThatWereDefinedAtBuildTimeAreNotLean() {
		SpringProperties.setFlag(AotDetector.AOT_ENABLED);
		assertThat(isLean("db", "status")).isFalse();
	}

	private boolean isLean(String... arguments) {
		DbLaunch launch = new DbLaunch(this.application, arguments);
		launch.starting(new DefaultBootstrapContext());
		try {
			return launch.isLean();
		}
		finally {
			launch.stepBack();
		}
	}

}
