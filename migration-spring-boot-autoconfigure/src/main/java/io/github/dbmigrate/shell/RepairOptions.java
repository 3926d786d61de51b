package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.ask.Question;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.upgrade.Damage;
import io.github.dbmigrate.upgrade.Damage.Mend;
import io.github.dbmigrate.upgrade.Damage.Way;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of {@code db repair}: an answer for each damage, else each is asked about.
 */
final class RepairOptions {

	@Option(names = "--continue", description = "Go on with what stopped half way.")
	private boolean goOn;

	@Option(names = "--skip", paramLabel = "VERSION",
			description = "The statement at which the migration stopped counts as run; may be repeated.")
	private List<String> skipped = new ArrayList<>();

	@Option(names = "--accept", paramLabel = "VERSION",
			description = "The migration counts as run, with the file as it is now; may be repeated.")
	private List<String> accepted = new ArrayList<>();

	@Option(names = "--forget", paramLabel = "VERSION",
			description = "The migration counts as not run; may be repeated.")
	private List<String> forgotten = new ArrayList<>();

	@Mixin
	private Placeholders placeholders = new Placeholders();

	/** Mends what is answered, and tells what is left. */
	RepairReport run(MigrationService plain, Prompt prompt) {
		MigrationService service = this.placeholders.in(plain);
		List<Damage> damages = service.damages();
		requireKnown(damages);
		List<String> done = new ArrayList<>();
		for (Damage damage : damages) {
			Way way = isAnswered() ? answer(damage) : ask(damage, prompt);
			if (way != null) {
				done.add(service.repair(damage, way));
			}
		}
		List<Damage> left = done.isEmpty() ? damages : service.damages();
		if (done.isEmpty() && !left.isEmpty()) {
			throw unanswered(left);
		}
		return new RepairReport(done, left);
	}

	private boolean isAnswered() {
		return this.goOn || !this.skipped.isEmpty() || !this.accepted.isEmpty() || !this.forgotten.isEmpty();
	}

	private @Nullable Way answer(Damage damage) {
		Way way = this.accepted.contains(damage.migration()) ? Way.ACCEPT : this.forgotten.contains(damage.migration())
				? Way.FORGET : this.skipped.contains(damage.migration()) ? Way.SKIP : this.goOn ? Way.CONTINUE : null;
		return damage.mends().stream().map(Mend::way).filter((offered) -> offered == way).findFirst().orElse(null);
	}

	/** Nothing is done where an answer fits no damage. */
	private void requireKnown(List<Damage> damages) {
		if (this.goOn && damages.stream().noneMatch((damage) -> offers(damage, Way.CONTINUE))) {
			throw unknown("Nothing stopped half way that could go on.", damages);
		}
		this.skipped.forEach((version) -> requireKnown(version, Way.SKIP, damages));
		this.accepted.forEach((version) -> requireKnown(version, Way.ACCEPT, damages));
		this.forgotten.forEach((version) -> requireKnown(version, Way.FORGET, damages));
	}

	private static void requireKnown(String version, Way way, List<Damage> damages) {
		List<Damage> meant = damages.stream().filter((damage) -> damage.migration().equals(version)).toList();
		if (meant.isEmpty()) {
			throw unknown("Nothing is wrong with " + version + ".", damages);
		}
		if (meant.stream().noneMatch((damage) -> offers(damage, way))) {
			throw new MigrationException(Failure.INPUT,
					told(meant) + "\n--" + way + " is no way to mend that. Nothing was changed.", commands(meant));
		}
	}

	private static boolean offers(Damage damage, Way way) {
		return damage.mends().stream().anyMatch((mend) -> mend.way() == way);
	}

	private static MigrationException unknown(String problem, List<Damage> damages) {
		return new MigrationException(Failure.INPUT, problem + " Nothing was changed.",
				damages.isEmpty() ? "db status says where the database stands." : flags(damages));
	}

	private static @Nullable Way ask(Damage damage, Prompt prompt) {
		List<String> choices = damage.mends().stream().map((mend) -> choice(damage, mend)).toList();
		String answer = prompt.ask(new Question("repair " + damage.migration(),
				String.join("\n", RepairReport.lines(damage, Style.PLAIN)), "", choices));
		return damage.mends()
			.stream()
			.filter((mend) -> answer != null && choice(damage, mend).startsWith(answer))
			.map(Mend::way)
			.findFirst()
			.orElse(null);
	}

	private static String choice(Damage damage, Mend mend) {
		return damage.flag(mend) + " # " + mend.meaning();
	}

	private static MigrationException unanswered(List<Damage> damages) {
		return new MigrationException(Failure.QUESTION, told(damages) + "\nNothing was changed.", flags(damages));
	}

	private static String told(List<Damage> damages) {
		return damages.stream()
			.flatMap((damage) -> RepairReport.lines(damage, Style.PLAIN).stream())
			.collect(Collectors.joining("\n"));
	}

	private static String commands(List<Damage> damages) {
		List<String> commands = damages.stream()
			.flatMap((damage) -> damage.mends().stream().map((mend) -> "db repair " + choice(damage, mend)))
			.toList();
		return (commands.size() == 1) ? commands.get(0) : "one of these:\n   " + String.join("\n   ", commands);
	}

	private static String flags(List<Damage> damages) {
		return "add one to the command:\n" + String.join("\n",
				damages.stream()
					.flatMap((damage) -> damage.mends().stream().map((mend) -> "   " + choice(damage, mend)))
					.toList());
	}

}
