package io.github.dbmigrate.launchapp;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts, says so, and ends.
 */
@SpringBootApplication
public class LaunchApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(LaunchApplication.class);
		application.setDefaultProperties(Map.of("spring.flyway.locations", "classpath:launchapp/migration",
				"server.port", "0", "spring.jpa.open-in-view", "false"));
		try (ConfigurableApplicationContext context = application.run(args)) {
			Loud.say("code after run");
		}
		finally {
			Loud.say("finally in main");
		}
	}

}
