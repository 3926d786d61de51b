package io.github.dbmigrate.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.Online;
import io.github.dbmigrate.generate.ask.AnswersFile;
import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Decisions;
import io.github.dbmigrate.generate.ask.Decisions.Kind;
import io.github.dbmigrate.generate.reconcile.Drift;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code db migrate}.
 */
final class MigrateOptions {

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			description = "What the migration is for; without it the name tells its operations.")
	private @Nullable String message;

	@Option(names = "--dry-run", description = "Print the SQL, write nothing.")
	private boolean dryRun;

	@Option(names = "--fill", paramLabel = "TABLE.COLUMN=SQL",
			description = "The expression that fills a column which becomes NOT NULL; *.COLUMN for that of all tables.")
	private Map<String, String> fills = new LinkedHashMap<>();

	@Option(names = "--cast", paramLabel = "TABLE.COLUMN=SQL",
			description = "The expression that makes values of a column's new type.")
	private Map<String, String> casts = new LinkedHashMap<>();

	@Option(names = "--narrow", paramLabel = "TABLE.COLUMN",
			description = "Column whose values may be cut off, rounded or converted by its new type.")
	private Set<String> narrows = new LinkedHashSet<>();

	@Option(names = "--drop", paramLabel = "NAME",
			description = "Table or table.column that may be dropped, rows and all.")
	private Set<String> drops = new LinkedHashSet<>();

	@Option(names = "--keep", paramLabel = "NAME",
			description = "Table or table.column that stays although no entity maps it.")
	private Set<String> keeps = new LinkedHashSet<>();

	@Option(names = "--rename", paramLabel = "NAME=NEW",
			description = "The new name of a table, a table.column or a value of a PostgreSQL enum type (type.VALUE).")
	private Map<String, String> renames = new LinkedHashMap<>();

	@Option(names = "--answers", paramLabel = "FILE",
			description = "A file with such answers, a line each as in: fill user.email = lower(name)")
	private @Nullable Path answers;

	@Option(names = "--drift", paramLabel = "database|snapshot|adopt",
			description = "Where database and snapshot disagree: bring the database to the model, trust the "
					+ "snapshot, or adopt what the database has.")
	private @Nullable Drift drift;

	@Option(names = "--no-proof", description = "Write the file without trying it on a copy of the tables.")
	private boolean unproven;

	@Option(names = "--online", paramLabel = "true|false|auto", arity = "0..1", fallbackValue = "true",
			description = "PostgreSQL: let others go on writing while the files run.")
	private @Nullable Online online;

	@Option(names = "--offline", description = "Compare with the snapshot alone; no connection is opened.")
	private boolean offline;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	boolean dryRun() {
		return this.dryRun;
	}

	/** Whether something is decided that one database alone can mean. */
	boolean decided() {
		return this.drift != null || this.answers != null || !flags(Decisions.NONE).equals(Decisions.NONE);
	}

	/** Compares and writes. */
	Generated run(MigrationService service, Asker asker) {
		return run(service, answeredBy(asker));
	}

	/** Compares and asks, and writes nothing. */
	void rehearse(MigrationService service, Asker asker) {
		if (!this.dryRun) {
			run(service, answeredBy(asker).dryRun(true));
		}
	}

	private Generated run(MigrationService plain, GenerateOptions options) {
		MigrationService service = this.placeholders.in(plain);
		return this.offline ? service.generateOffline(options) : service.generate(options);
	}

	private GenerateOptions answeredBy(Asker asker) {
		Decisions written = (this.answers != null) ? AnswersFile.read(this.answers) : Decisions.NONE;
		return new GenerateOptions(this.message, this.dryRun, flags(written), this.drift, !this.unproven, this.online,
				asker);
	}

	private Decisions flags(Decisions written) {
		Decisions decisions = written.with(Kind.FILL, this.fills)
			.with(Kind.CAST, this.casts)
			.with(Kind.RENAME, this.renames);
		for (String name : this.narrows) {
			decisions = decisions.with(Kind.NARROW, name, "");
		}
		for (String name : this.drops) {
			decisions = decisions.with(Kind.DROP, name, "");
		}
		for (String name : this.keeps) {
			decisions = decisions.with(Kind.KEEP, name, "");
		}
		return decisions;
	}

}
