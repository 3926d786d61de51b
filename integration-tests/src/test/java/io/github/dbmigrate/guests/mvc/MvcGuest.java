package io.github.dbmigrate.guests.mvc;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * MVC with Security.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
@RestController
public class MvcGuest {

	public static void main(String[] args) {
		SpringApplication.run(MvcGuest.class, args);
	}

	@GetMapping("/")
	String hello() {
		return "hello";
	}

}
