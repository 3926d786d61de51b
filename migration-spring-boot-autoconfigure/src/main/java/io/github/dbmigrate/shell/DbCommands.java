package io.github.dbmigrate.shell;

import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.shell.CompletionReport.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/**
 * The {@code db} commands, each defined once for the process and for the prompt.
 */
@Command(name = "db", description = "Migrations: entity change, reviewed SQL file, upgraded database.",
		subcommands = HelpCommand.class, addMethodSubcommands = false, synopsisSubcommandLabel = "COMMAND",
		footer = "%n`db help COMMAND` explains a command.")
final class DbCommands {

	private final Databases databases;

	private final Screen screen;

	private final Prompt prompt;

	private final Supplier<CommandSpec> all;

	private final Editor editor = new Editor(System::getenv, Terminal::present, System.err);

	@Option(names = "--json", scope = ScopeType.INHERIT, description = "Print JSON.")
	private boolean json;

	@Option(names = "--database", scope = ScopeType.INHERIT, paramLabel = "NAME",
			description = "The database, where the application has several.")
	private @Nullable String database;

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT,
			description = "Print data and failures, no notes and warnings.")
	private boolean quiet;

	@Option(names = { "-v", "--verbose" }, scope = ScopeType.INHERIT,
			description = "Print more: files and times in lists, which database and folder, what was compared, how "
					+ "long it took.")
	private boolean verbose;

	@Option(names = { "-d", "--directory" }, scope = ScopeType.INHERIT, paramLabel = "FOLDER",
			description = "The folder of the migrations, as migration.directory says it.")
	private @Nullable String directory;

	@Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
	private boolean debug;

	/**
	 * @param all the definition of all commands, whichever are read for this run
	 */
	DbCommands(Databases databases, Screen screen, Prompt prompt, Supplier<CommandSpec> all) {
		this.databases = databases;
		this.screen = screen;
		this.prompt = prompt;
		this.all = all;
	}

	@Command(description = "Create the folders for migrations.")
	int init(@Mixin InitOptions options) {
		EachDatabase each = options.multidb() ? each() : only();
		return each.run((service) -> new CreatedReport(options.create(service)));
	}

	@Command(name = "list-templates", description = "Print how a project can begin.")
	int listTemplates() {
		return show(new TemplatesReport());
	}

	@Command(description = "Write the migration that leads from the database to the entities.")
	int migrate(@Mixin MigrateOptions options) {
		Asker asker = new AskedOnce(this.prompt);
		EachDatabase each = options.decided() ? only() : each();
		each.rehearse((service) -> options.rehearse(service, asker));
		return each.run((service) -> new GeneratedReport(generated(service, options, asker), options.dryRun()));
	}

	@Command(description = "Take back the newest migration file, if it is not applied here.")
	int remove() {
		return show(new RemovedReport(service().remove()));
	}

	@Command(description = "Write an empty migration and its undo file, to fill in by hand.")
	int revision(@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			description = "What the migration is for.") @Nullable String message) {
		return show(new CreatedReport(service().revision(message)));
	}

	@Command(description = "Open a migration in the editor that VISUAL or EDITOR names.")
	int edit(@Parameters(arity = "0..1", paramLabel = "VERSION", defaultValue = "head",
			description = "A version or the beginning of it, head (the default), current.") String version) {
		return show(new EditedReport(this.editor.open(service().find(version))));
	}

	@Command(description = "Join two branches of migration files that met.")
	int merge(@Mixin MergeOptions options) {
		return show(new CreatedReport(options.run(service(), this.prompt)));
	}

	@Command(description = "Run the pending migrations.")
	int upgrade(@Mixin UpgradeOptions options) {
		EachDatabase each = options.forAll() ? each() : only();
		return each.run((service) -> options.run(service, this.screen.elapsed()));
	}

	@Command(description = "Print what an upgrade would do: operations, hazards and rows; runs nothing.")
	int plan(@Parameters(arity = "0..1", paramLabel = "TARGET",
			description = "A version, +n, or head (the default).") @Nullable String target) {
		EachDatabase each = (target == null || target.equals("head")) ? each() : only();
		return each.tell((service) -> new PlanReport(service.plan(target)));
	}

	@Command(description = "Take applied migrations back, newest first.", preprocessor = NegativeNumbers.class)
	int downgrade(@Mixin DowngradeOptions options) {
		return show(options.run(service(), this.prompt));
	}

	@Command(description = "Print the version of the database.")
	int current(@Option(names = "--check-heads", description = "Exit code 1 unless it is at head.") boolean check) {
		return each().tell((service) -> new CurrentReport(service.status(), this.verbose, check));
	}

	@Command(description = "Print the newest migration files.")
	int heads() {
		return each().tell((service) -> new HeadsReport(service.heads(), this.verbose));
	}

	@Command(description = "Print where branches of migration files part.")
	int branches() {
		return each().tell((service) -> new BranchesReport(service.graph().branchPoints(), this.verbose));
	}

	@Command(description = "Print the migrations, newest first; -i also which of them ran.")
	int history(@Mixin HistoryOptions options) {
		return each().tell((service) -> options.run(service, this.verbose));
	}

	@Command(description = "Print a migration and its way back.")
	int show(@Parameters(paramLabel = "VERSION",
			description = "A version or the beginning of it, head, current, head-n.") String version) {
		return show(new ShownReport(service().show(version)));
	}

	@Command(description = "Record a version in the database without running anything.")
	int stamp(@Mixin StampOptions options) {
		return show(options.run(service(), this.prompt));
	}

	@Command(description = "Tell whether entities, files and database agree; exit code 1 if not.")
	int check(@Mixin CheckOptions options) {
		return each().tell((service) -> checked(service, options));
	}

	@Command(description = "Tell what can go wrong when migrations run on a populated, busy database; exit code 1 "
			+ "for errors.")
	int lint(@Mixin LintOptions options) {
		EachDatabase each = options.files().isEmpty() ? each() : only();
		return each.tell((service) -> new LintReport(service.lint(options.files(), options.all(), options.vendor()),
				options.format()));
	}

	@Command(description = "Print where the database stands; exit code 1 if something is wrong.")
	int status() {
		return each().tell((service) -> new StatusReport(service.status()));
	}

	@Command(description = "Look at everything that migrations need; exit code 1 for a problem.")
	int doctor() {
		return show(DoctorReport.of(() -> databases().some(this.database)));
	}

	@Command(description = "Mend what stopped half way, and what files and history tell differently.")
	int repair(@Mixin RepairOptions options) {
		return show(options.run(service(), this.prompt));
	}

	@Command(description = "Write one file that an empty database runs in place of all that are there.")
	int squash(@Mixin SquashOptions options) {
		return show(new CreatedReport(options.run(service(), this.prompt)));
	}

	@Command(description = "Write the snapshot anew, after migrations written by hand.")
	int snapshot() {
		return each().tell(this::refreshed);
	}

	@Command(description = "Print a script by which a shell completes ./dbw.")
	int completion(@Parameters(paramLabel = "bash|zsh|fish", description = "The shell.") Shell shell) {
		return show(new CompletionReport(this.all.get(), shell));
	}

	/** Sets how much is told, once the words are read. */
	void tell() {
		this.screen.tell(this.quiet, this.verbose, this.debug);
	}

	private int show(Report report) {
		return this.screen.show(report, this.json);
	}

	private Generated generated(MigrationService service, MigrateOptions options, Asker asker) {
		this.screen.warn(service.warnings());
		return options.run(service, asker);
	}

	private CheckReport checked(MigrationService service, CheckOptions options) {
		this.screen.warn(service.warnings());
		return options.run(service);
	}

	private RefreshedReport refreshed(MigrationService service) {
		this.screen.warn(service.warnings());
		return new RefreshedReport(service.snapshot());
	}

	/** The folder is chosen when the process begins, see LaunchArguments. */
	private Databases databases() {
		if (this.directory != null) {
			throw new MigrationException(Failure.INPUT,
					"The folder of the migrations is chosen when the application starts, not here.",
					"java -jar app.jar db --directory " + this.directory + " ..., or set migration.directory.");
		}
		return this.databases;
	}

	/** The only database, or the one that is named. */
	private MigrationService service() {
		MigrationService service = databases().one(this.database);
		this.screen.about("", service);
		return service;
	}

	/** All databases, or the one that is named. */
	private EachDatabase each() {
		return new EachDatabase(databases().some(this.database), this.screen, this.json);
	}

	private EachDatabase only() {
		MigrationService service = databases().one(this.database);
		return new EachDatabase(Map.of(Databases.DEFAULT, () -> service), this.screen, this.json);
	}

}
