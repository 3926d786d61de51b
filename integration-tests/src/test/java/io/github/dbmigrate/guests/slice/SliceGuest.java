package io.github.dbmigrate.guests.slice;

import io.github.dbmigrate.guests.Note;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;

/**
 * An application for PostgreSQL whose repository tests run on H2.
 */
@SpringBootApplication
@EntityScan(basePackageClasses = Note.class)
public class SliceGuest {

}
