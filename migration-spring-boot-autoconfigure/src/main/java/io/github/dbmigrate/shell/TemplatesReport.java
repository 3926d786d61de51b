package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a project can begin. Other tools copy a template; here {@code db init} asks for one
 * of these.
 */
record TemplatesReport() implements Report {

	private static final List<Template> TEMPLATES = List.of(
			new Template("default", "One database: a folder of migrations and one of undo files.", "db init"),
			new Template("multidb", "Several databases: a folder for each.", "db init --multidb"), new Template(
					"baseline", "A database with tables: the first migration is what is there.", "db init --baseline"));

	@Override
	public List<String> lines(Style style) {
		return Stream
			.concat(Stream.of("Available templates:", ""), TEMPLATES.stream()
				.flatMap((template) -> Stream.of(style.strong(template.name()),
						"  " + template.description() + " (" + template.command() + ")")))
			.toList();
	}

	@Override
	public Object json() {
		return Map.of("templates", TEMPLATES);
	}

	/**
	 * A way to begin.
	 */
	record Template(String name, String description, String command) {
	}

}
