package io.github.dbmigrate.proof;

import java.util.List;

/**
 * Entities, compiled.
 *
 * @param text the source
 * @param classes what Hibernate manages
 */
record Model(String text, List<Class<?>> classes) {

	Model {
		classes = List.copyOf(classes);
	}

}
