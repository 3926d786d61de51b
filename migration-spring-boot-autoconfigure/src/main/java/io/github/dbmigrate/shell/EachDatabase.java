package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.NoEntitiesException;
import io.github.dbmigrate.schema.MigrationException;

/**
 * Does the same for several databases; what it says of one names it.
 *
 * @param services the databases by name, in order
 * @param screen where it is told
 * @param json whether as JSON
 */
record EachDatabase(Map<String, Supplier<MigrationService>> services, Screen screen, boolean json) {

	/** Tells of all, also where one fails. */
	int tell(Function<MigrationService, Report> command) {
		return show(command, false);
	}

	/** Does it to one after the other, up to the first failure. */
	int run(Function<MigrationService, Report> command) {
		return show(command, true);
	}

	/** Tries it on several, before it is done to any. */
	void rehearse(Consumer<MigrationService> command) {
		if (several()) {
			Map<String, NoEntitiesException> skipped = new LinkedHashMap<>();
			this.services.forEach((database, service) -> {
				try {
					command.accept(service.get());
				}
				catch (NoEntitiesException ex) {
					skipped.put(database, ex);
				}
				catch (MigrationException ex) {
					throw of(database, ex);
				}
			});
			requireSome(skipped);
		}
	}

	boolean several() {
		return this.services.size() > 1;
	}

	private int show(Function<MigrationService, Report> command, boolean stops) {
		if (!several()) {
			MigrationService service = this.services.values().iterator().next().get();
			this.screen.about("", service);
			return this.screen.show(command.apply(service), this.json);
		}
		Map<String, Report> reports = new LinkedHashMap<>();
		Map<String, NoEntitiesException> skipped = new LinkedHashMap<>();
		List<MigrationException> failures = new ArrayList<>();
		for (Map.Entry<String, Supplier<MigrationService>> database : this.services.entrySet()) {
			if (failures.isEmpty() || !stops) {
				try {
					MigrationService service = database.getValue().get();
					this.screen.about(database.getKey() + ": ", service);
					reports.put(database.getKey(), command.apply(service));
				}
				catch (NoEntitiesException ex) {
					skipped.put(database.getKey(), ex);
					reports.put(database.getKey(), new SkippedReport());
				}
				catch (MigrationException ex) {
					failures.add(of(database.getKey(), ex));
				}
			}
		}
		requireSome(skipped);
		return Math.max(this.screen.show(new DatabasesReport(reports), this.json), fail(failures));
	}

	/** Nothing is done where no database has entities. */
	private void requireSome(Map<String, NoEntitiesException> skipped) {
		if (skipped.size() == this.services.size()) {
			throw skipped.values().iterator().next();
		}
	}

	private int fail(List<MigrationException> failures) {
		failures.forEach(this.screen::fail);
		return failures.stream().mapToInt((failure) -> failure.failure().exitCode()).max().orElse(0);
	}

	private static MigrationException of(String database, MigrationException failure) {
		return new MigrationException(failure.failure(), database + ": " + failure.getMessage(),
				failure.remedy() + "\n   (with --database " + database + ")", failure);
	}

}
