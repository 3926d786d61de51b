package io.github.dbmigrate.launchapp;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;

/**
 * The launch application below a parent that has no database.
 */
public class ParentApplication {

	public static void main(String[] args) {
		new SpringApplicationBuilder(Parent.class).child(LaunchApplication.class)
			.properties("spring.flyway.locations=classpath:launchapp/migration", "server.port=0")
			.run(args);
	}

	static class Parent {

		@Bean
		CommandLineRunner parentRunner() {
			return (arguments) -> Loud.say("runner of the parent");
		}

	}

}
