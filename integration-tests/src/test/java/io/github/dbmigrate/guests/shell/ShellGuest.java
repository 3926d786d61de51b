package io.github.dbmigrate.guests.shell;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.stereotype.Component;

/**
 * An application with commands of its own.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
public class ShellGuest {

	public static void main(String[] args) {
		SpringApplication.run(ShellGuest.class, args);
	}

	@Component
	static class Greetings {

		@Command(name = "greet")
		String greet() {
			return "hello";
		}

	}

}
