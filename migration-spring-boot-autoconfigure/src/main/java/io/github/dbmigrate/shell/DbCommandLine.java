package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Runs one {@code db} command: words in, text or JSON and an exit code out. The same
 * object serves the arguments of a process and the words typed at a prompt.
 */
public final class DbCommandLine {

	private final CommandReader commands;

	private final Screen screen;

	private final IntSupplier alone;

	/**
	 * Commands for the only database of an application.
	 */
	public DbCommandLine(Supplier<MigrationService> service, PrintWriter out, PrintWriter err, boolean terminal) {
		this(Databases.single(service), out, err, terminal);
	}

	/**
	 * @param databases asked for when a command needs one; wrong usage never does
	 * @param out takes data
	 * @param err takes everything else
	 * @param terminal whether a person sits there: allows questions and colours
	 */
	public DbCommandLine(Databases databases, PrintWriter out, PrintWriter err, boolean terminal) {
		this(databases, out, err, Style.of(terminal), terminal ? new ConsoleInput(err) : null,
				terminal ? () -> new InteractiveShell(databases, out, err, Style.of(true))
					.run((candidates) -> LineInput.of(candidates, err)) : null,
				null);
	}

	DbCommandLine(Databases databases, PrintWriter out, PrintWriter err, Style style, Prompt.@Nullable Input input) {
		this(databases, out, err, style, input, null, null);
	}

	/**
	 * @param width of the terminal; 0 where nothing is to be broken
	 */
	DbCommandLine(Databases databases, PrintWriter out, PrintWriter err, Style style, Prompt.@Nullable Input input,
			int width) {
		this(databases, out, err, style, input, null, new Prose(() -> width));
	}

	private DbCommandLine(Databases databases, PrintWriter out, PrintWriter err, Style style,
			Prompt.@Nullable Input input, @Nullable IntSupplier shell, @Nullable Prose given) {
		this.alone = (shell != null) ? shell : this::overview;
		Prose prose = (given != null) ? given
				: (input != null) ? new Prose(new UsageMessageSpec().autoWidth(true)::width) : Prose.WHOLE;
		this.screen = new Screen(out, err, style, prose);
		this.commands = new CommandReader(
				(all) -> new DbCommands(databases, this.screen, new Prompt(input, err, prose), all), this.screen, style,
				input != null);
	}

	/**
	 * Runs a command.
	 * @param words the words after {@code db}; none for a prompt on a terminal, elsewhere
	 * for an overview of the commands
	 * @return the exit code
	 */
	public int run(List<String> words) {
		int exitCode = words.isEmpty() ? this.alone.getAsInt()
				: this.commands.of(words).execute(words.toArray(String[]::new));
		this.screen.flush();
		return exitCode;
	}

	/**
	 * Tells that words cannot be followed.
	 * @return the exit code
	 */
	public int refuse(String problem, String remedy) {
		this.screen.fail(problem, remedy);
		this.screen.flush();
		return Failure.INPUT.exitCode();
	}

	/**
	 * Whether words are answered without a database: by help, or as wrong usage.
	 */
	public boolean isUsage(List<String> words) {
		return CommandReader.isUsage(this.commands.of(words), words);
	}

	private int overview() {
		CommandLine all = this.commands.all();
		all.usage(all.getOut());
		return 0;
	}

	/** What the commands are. */
	CommandSpec definition() {
		return this.commands.all().getCommandSpec();
	}

}
