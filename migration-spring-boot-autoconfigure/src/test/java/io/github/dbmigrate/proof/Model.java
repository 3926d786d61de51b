package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Map;

/**
 * Entities, compiled.
 *
 * @param text the source
 * @param classes what Hibernate manages
 * @param settings the settings of Hibernate that differ from those of Spring Boot
 */
record Model(String text, List<Class<?>> classes, Map<String, Object> settings) {

	Model {
		classes = List.copyOf(classes);
		settings = Map.copyOf(settings);
	}

	/**
	 * Entities as Spring Boot maps them.
	 */
	Model(String text, List<Class<?>> classes) {
		this(text, classes, Map.of());
	}

	/**
	 * The same entities with other settings.
	 */
	Model with(Map<String, Object> settings) {
		return new Model(this.text + settings, this.classes, settings);
	}

}
