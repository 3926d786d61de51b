package io.github.dbmigrate.guests.names;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * An application whose beans have the names that others like to take.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
public class NamesGuest {

	public static void main(String[] args) {
		SpringApplication.run(NamesGuest.class, args);
	}

	@Bean
	StringBuilder parser() {
		return new StringBuilder("parser");
	}

	@Bean
	StringBuilder terminal() {
		return new StringBuilder("terminal");
	}

	@Bean
	StringBuilder runner() {
		return new StringBuilder("runner");
	}

}
