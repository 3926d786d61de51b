package io.github.dbmigrate.generate;

import java.util.List;

import io.github.dbmigrate.generate.ask.DropPolicy;
import io.github.dbmigrate.hazard.Severities;

/**
 * What an application lays down for all its migrations.
 *
 * @param drops what happens to what no entity maps any more
 * @param exclude patterns of the tables and sequences that are left out
 * @param customizers edit the changes, in this order
 * @param proof whether a migration is tried on a copy of the tables before it is written
 * @param online whether others go on writing while a migration runs
 * @param onlineRows how many rows make a table large
 * @param batchRows how many rows are filled in one transaction where a table is large, 0
 * for all
 * @param severities how much hazards weigh
 */
public record GenerateRules(DropPolicy drops, List<String> exclude, List<ChangesCustomizer> customizers, boolean proof,
		Online online, long onlineRows, long batchRows, Severities severities) {

	/** How many rows make a table large where nobody says it. */
	public static final long LARGE = 100_000;

	/** How many rows are filled in one transaction where nobody says it. */
	public static final long BATCH = 10_000;

	public GenerateRules {
		exclude = List.copyOf(exclude);
		customizers = List.copyOf(customizers);
	}

	/**
	 * Rules by which every migration is tried, and hazards weigh as usual.
	 */
	public GenerateRules(DropPolicy drops, List<String> exclude, List<ChangesCustomizer> customizers) {
		this(drops, exclude, customizers, true, Online.AUTO, LARGE, Severities.DEFAULT);
	}

	/**
	 * Rules with batches of the usual size.
	 */
	public GenerateRules(DropPolicy drops, List<String> exclude, List<ChangesCustomizer> customizers, boolean proof,
			Online online, long onlineRows, Severities severities) {
		this(drops, exclude, customizers, proof, online, onlineRows, BATCH, severities);
	}

}
