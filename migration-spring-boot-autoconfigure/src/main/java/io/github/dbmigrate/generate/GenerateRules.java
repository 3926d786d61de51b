package io.github.dbmigrate.generate;

import java.util.List;

/**
 * What an application lays down for all its migrations.
 *
 * @param drops what happens to what no entity maps any more
 * @param exclude patterns of the tables and sequences that are left out
 * @param customizers edit the changes, in this order
 */
public record GenerateRules(DropPolicy drops, List<String> exclude, List<ChangesCustomizer> customizers) {

	public GenerateRules {
		exclude = List.copyOf(exclude);
		customizers = List.copyOf(customizers);
	}

}
