package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.hazard.Finding;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.upgrade.UpgradeWatcher;
import picocli.CommandLine;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes: data to one side, everything else to the other, and never a
 * password.
 */
final class Screen {

	private final PrintWriter out;

	private final PrintWriter err;

	private final Style style;

	private final Prose prose;

	private boolean quiet;

	private boolean verbose;

	private boolean debug;

	Screen(PrintWriter out, PrintWriter err, Style style, Prose prose) {
		this.prose = prose;
		this.out = out;
		this.err = err;
		this.style = style;
	}

	PrintWriter out() {
		return this.out;
	}

	PrintWriter err() {
		return this.err;
	}

	/**
	 * @param quiet leaves out what is neither data nor a failure
	 * @param verbose adds what was asked and how long it took
	 * @param debug adds where a failure happened
	 */
	void tell(boolean quiet, boolean verbose, boolean debug) {
		this.quiet = quiet;
		this.verbose = verbose && !quiet;
		this.debug = debug;
	}

	/** Writes which database and which folder are meant, if somebody asked. */
	void about(String prefix, MigrationService service) {
		if (this.verbose) {
			service.url().ifPresent((url) -> tell(prefix + "database: " + url));
			tell(prefix + "folder: " + service.location());
		}
	}

	/** Writes how long a command took, if somebody asked. */
	void took(Duration time) {
		if (this.verbose) {
			tell("took " + Elapsed.seconds(time));
		}
	}

	/** Writes a report and answers its exit code. */
	int show(Report report, boolean json) {
		if (json) {
			this.out.println(Json.MAPPER.writeValueAsString(report.json()));
		}
		else {
			report.lines(this.style)
				.forEach((line) -> this.out.println(report.verbatim() ? line : this.prose.of(line)));
		}
		this.out.flush();
		if (!this.quiet && !json) {
			report.notes().forEach(this::tell);
		}
		if (this.verbose) {
			report.details().forEach(this::tell);
		}
		return report.exitCode();
	}

	/** Shows what runs while it does. */
	UpgradeWatcher elapsed() {
		return new Elapsed(this.err, this.style.ansi().enabled() && !this.quiet, Duration.ofSeconds(1));
	}

	/** Writes what the user should know before anything else. */
	void warn(List<String> warnings) {
		if (!this.quiet) {
			warnings.forEach((warning) -> tell(this.style.strong("warning: ") + warning));
		}
	}

	/** Writes what went wrong and what mends it, and where, if somebody asked. */
	void fail(MigrationException failure) {
		trace(failure);
		fail(String.valueOf(failure.getMessage()), failure.remedy());
	}

	/** Writes what went wrong and what mends it. */
	void fail(String problem, String remedy) {
		tell(this.style.bad("error: ") + withoutSecrets(problem));
		tell(this.style.strong("fix: ") + withoutSecrets(remedy));
	}

	/** Writes where it went wrong, if somebody asked. */
	void trace(Throwable failure) {
		if (!this.debug) {
			return;
		}
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		this.err.print(withoutSecrets(trace.toString()));
	}

	private void tell(String text) {
		this.err.println(this.prose.of(text));
	}

	/** Writes how a command is used. */
	void usage(CommandLine command) {
		this.err.print("usage: " + command.getHelp().synopsis("usage: ".length()));
	}

	void flush() {
		this.out.flush();
		this.err.flush();
	}

	private static String withoutSecrets(String text) {
		return text.replaceAll("(?i)(password|passwd|pwd)=[^&;,\\s]+", "$1=***")
			.replaceAll("://[^/@\\s:]+:[^/@\\s]+@", "://***@");
	}

	/** Leaves out what is not known. */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	private interface WithoutNull {

	}

	/**
	 * Made when somebody asks for JSON: it takes a tenth of a second.
	 */
	private static final class Json {

		static final JsonMapper MAPPER = JsonMapper.builder()
			.addMixIn(Finding.class, WithoutNull.class)
			.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.enable(SerializationFeature.INDENT_OUTPUT)
			.build();

	}

}
