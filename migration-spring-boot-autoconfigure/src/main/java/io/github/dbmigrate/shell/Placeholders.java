package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.dbmigrate.MigrationService;
import picocli.CommandLine.Option;

/**
 * Values for what files leave open.
 */
final class Placeholders {

	@Option(names = "-x", paramLabel = "NAME=VALUE",
			description = "The value of a placeholder of Flyway, $${NAME} in the files; repeatable.")
	private Map<String, String> values = new LinkedHashMap<>();

	MigrationService in(MigrationService service) {
		return this.values.isEmpty() ? service : service.with(this.values);
	}

}
