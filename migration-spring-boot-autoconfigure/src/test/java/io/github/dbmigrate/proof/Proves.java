package io.github.dbmigrate.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.github.dbmigrate.testing.TestDatabase;

/**
 * The numbered cases that a test proves.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Proves {

	/** Numbers of {@code numbered.txt}. */
	String[] value();

	/** The databases on which it runs. */
	TestDatabase[] on() default { TestDatabase.H2, TestDatabase.POSTGRESQL, TestDatabase.MARIADB };

}
