package io.github.dbmigrate.guests.plain;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code @EnableAutoConfiguration} without {@code @SpringBootApplication}.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
public class PlainGuest {

	public static void main(String[] args) {
		SpringApplication.run(PlainGuest.class, args);
	}

}
