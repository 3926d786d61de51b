package io.github.dbmigrate.actuate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class Account {

	@Id
	private @Nullable Long id;

	@Column(length = 40)
	private @Nullable String name;

	@Column(length = 120, unique = true, nullable = false)
	private @Nullable String email;

}
