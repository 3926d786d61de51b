package io.github.dbmigrate.autoconfigure.launch;

import io.github.dbmigrate.launchapp.LaunchApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test that starts an application with {@code db} tests the application.
 */
@SpringBootTest(classes = LaunchApplication.class, args = { "db", "current" },
		properties = { "spring.flyway.locations=classpath:launchapp/migration", "spring.jpa.open-in-view=false" })
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class DbArgumentsInTestsTests {

	@Test
	void theApplicationStartsAsAlways(@Autowired ApplicationContext context, CapturedOutput output) {
		assertThat(context).isNotInstanceOf(DbApplicationContext.class);
		assertThat(output.getOut()).contains("LOUD command line runner", "LOUD lifecycle");
	}

}
