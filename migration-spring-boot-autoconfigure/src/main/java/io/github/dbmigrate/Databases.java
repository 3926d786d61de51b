package io.github.dbmigrate;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The databases of an application by name, each with its own {@link MigrationService}.
 * Each is upgraded after those before it.
 */
public final class Databases {

	/** The name of a database that needs none. */
	public static final String DEFAULT = "default";

	private final Supplier<Map<String, Supplier<MigrationService>>> services;

	/**
	 * @param services by name, in order; asked for when a command needs one
	 */
	public Databases(Supplier<Map<String, Supplier<MigrationService>>> services) {
		this.services = services;
	}

	/**
	 * The only database of an application.
	 */
	public static Databases single(Supplier<MigrationService> service) {
		return new Databases(() -> Map.of(DEFAULT, service));
	}

	/** The names, in order. */
	public Set<String> names() {
		return all().keySet();
	}

	/** The services by name, in order, each created when it is asked for. */
	public Map<String, Supplier<MigrationService>> all() {
		return this.services.get();
	}

	/**
	 * One database.
	 * @param name its name, or {@code null} for the only one
	 * @throws MigrationException where there is no such database, or no name and more
	 * than one
	 */
	public MigrationService one(@Nullable String name) {
		Map<String, Supplier<MigrationService>> chosen = some(name);
		if (chosen.size() > 1) {
			throw new MigrationException(Failure.INPUT,
					"This application has several databases (" + String.join(", ", chosen.keySet())
							+ "), and this can be done to one at a time. Nothing was done.",
					"say which: --database " + chosen.keySet().iterator().next());
		}
		return chosen.values().iterator().next().get();
	}

	/**
	 * The database of a name, or all of them.
	 * @param name its name, or {@code null} for all
	 * @throws MigrationException where there is no such database
	 */
	public Map<String, Supplier<MigrationService>> some(@Nullable String name) {
		Map<String, Supplier<MigrationService>> all = all();
		if (name == null) {
			return all;
		}
		if (!all.containsKey(name)) {
			throw new MigrationException(Failure.INPUT, "There is no database '" + name + "' here, but "
					+ String.join(", ", all.keySet()) + ". Nothing was done.",
					"say which: --database " + all.keySet().iterator().next());
		}
		return Map.of(name, all.get(name));
	}

}
