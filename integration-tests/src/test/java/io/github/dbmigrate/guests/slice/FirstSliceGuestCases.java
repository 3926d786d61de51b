package io.github.dbmigrate.guests.slice;

import io.github.dbmigrate.guests.Note;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests of a guest that has neither migrations nor Flyway: Hibernate makes the schema
 * of the embedded database.
 */
@DataJpaTest(properties = "spring.flyway.locations=classpath:none")
class FirstSliceGuestCases {

	@Autowired
	private TestEntityManager entities;

	@Test
	void savesANoteBeforeThereIsAMigration() {
		Long id = this.entities.persistAndFlush(new Note("hello")).getId();
		this.entities.clear();
		assertThat(this.entities.find(Note.class, id).getText()).isEqualTo("hello");
	}

}
