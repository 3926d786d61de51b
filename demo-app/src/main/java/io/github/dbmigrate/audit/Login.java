package io.github.dbmigrate.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/**
 * When someone logged in. It lives in a database of its own, with the profile
 * {@code two}, and so outside of the package in which Spring Boot looks for entities.
 */
@Entity
public class Login {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(length = 80, nullable = false)
	private String username;

	@Column(nullable = false)
	private Instant at;

}
