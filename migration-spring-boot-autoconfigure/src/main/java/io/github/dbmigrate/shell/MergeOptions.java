package io.github.dbmigrate.shell;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.generate.ask.Asker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code db merge}.
 */
final class MergeOptions {

	@Option(names = { "-m", "--message" }, paramLabel = "MESSAGE", converter = MessageText.class,
			description = "What the file on top of both is for.")
	private @Nullable String message;

	@Option(names = "--renumber", paramLabel = "VERSION", arity = "0..1", fallbackValue = "",
			description = "Move a branch on top of the other instead: the one with this version, or the one that "
					+ "only this database has.")
	private @Nullable String renumber;

	@Mixin
	private Placeholders placeholders = new Placeholders();

	Generated run(MigrationService plain, Asker asker) {
		MigrationService service = this.placeholders.in(plain);
		return (this.renumber != null) ? service.renumber(this.renumber, asker) : service.merge(this.message);
	}

}
