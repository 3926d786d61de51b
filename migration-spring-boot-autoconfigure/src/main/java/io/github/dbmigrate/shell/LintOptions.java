package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The options of {@code db lint}.
 */
final class LintOptions {

	@Parameters(arity = "0..*", paramLabel = "FILE",
			description = "Name, version or path of a file; the newest migration by default.")
	private List<String> files = new ArrayList<>();

	@Option(names = "--all", description = "All migrations.")
	private boolean all;

	@Option(names = "--vendor", paramLabel = "NAME",
			description = "The database (h2, postgresql, mariadb, mysql) where no file says it.")
	private @Nullable String vendor;

	@Option(names = "--format", paramLabel = "text|github", defaultValue = "text",
			description = "How findings are printed; github makes annotations of a workflow.")
	private Format format = Format.TEXT;

	List<String> files() {
		return this.files;
	}

	boolean all() {
		return this.all;
	}

	@Nullable String vendor() {
		return this.vendor;
	}

	Format format() {
		return this.format;
	}

	/**
	 * How findings are printed.
	 */
	enum Format {

		/** For people. */
		TEXT,
		/** For a workflow of GitHub. */
		GITHUB

	}

}
