package io.github.dbmigrate.guests.createdrop;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;

/**
 * A profile with Flyway off and {@code create-drop}.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
public class CreateDropGuest {

	public static void main(String[] args) {
		SpringApplication.run(CreateDropGuest.class, args);
	}

}
