package io.github.dbmigrate.launchapp;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

@Entity
class Note {

	@Id
	private @Nullable Long id;

	@Column(length = 40)
	private @Nullable String words;

	@Column(length = 40)
	private @Nullable String author;

}
