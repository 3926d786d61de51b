package io.github.dbmigrate.guests.reactive;

import io.github.dbmigrate.guests.Nasty;
import io.github.dbmigrate.guests.Note;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * WebFlux.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
@Import(Nasty.class)
@RestController
public class ReactiveGuest {

	public static void main(String[] args) {
		SpringApplication.run(ReactiveGuest.class, args);
	}

	@GetMapping("/")
	Mono<String> hello() {
		return Mono.just("hello");
	}

}
