package io.github.dbmigrate.proof;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entities, compiled.
 *
 * @param text the source
 * @param classes what Hibernate manages
 * @param settings the settings of Hibernate that differ from those of Spring Boot
 */
record Model(String text, List<Class<?>> classes, Map<String, Object> settings) {

	private static final Map<String, Object> CHOSEN = read(System.getProperty("migration.hibernate", ""));

	Model {
		classes = List.copyOf(classes);
		settings = Map.copyOf(settings);
	}

	/**
	 * Entities as Spring Boot maps them, unless {@code -Dmigration.hibernate} sets
	 * something else.
	 */
	Model(String text, List<Class<?>> classes) {
		this(text, classes, CHOSEN);
	}

	private static Map<String, Object> read(String settings) {
		return Stream.of(settings.split(";"))
			.filter((setting) -> !setting.isBlank())
			.map((setting) -> setting.split("=", 2))
			.collect(Collectors.toUnmodifiableMap((setting) -> "hibernate." + setting[0], (setting) -> setting[1]));
	}

	/**
	 * The same entities with other settings.
	 */
	Model with(Map<String, Object> settings) {
		return new Model(this.text + settings, this.classes, settings);
	}

}
