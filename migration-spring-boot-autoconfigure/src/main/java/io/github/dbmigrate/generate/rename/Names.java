package io.github.dbmigrate.generate.rename;

import java.util.Collection;
import java.util.Map;

/**
 * The names that are there and those that shall be.
 *
 * @param there the names in the database
 * @param wanted the names in the model
 */
record Names<N>(Collection<N> there, Collection<N> wanted) {

	/**
	 * Whether something else has the new name and keeps it.
	 */
	boolean isTaken(N name, Map<N, N> renames) {
		return this.there.contains(name) && !renames.containsKey(name);
	}

	/**
	 * Whether the old name is still wanted for the same thing.
	 */
	boolean isNeeded(N name, Map<N, N> renames) {
		return this.wanted.contains(name) && !renames.containsValue(name);
	}

	/**
	 * Leaves out the renames whose old name stays or whose new name is not free.
	 * @param stated those that somebody stated, and which stay
	 */
	void removeDoubtful(Map<N, N> renames, Map<N, N> stated) {
		while (renames.entrySet()
			.removeIf((rename) -> !stated.containsKey(rename.getKey())
					&& (isTaken(rename.getValue(), renames) || isNeeded(rename.getKey(), renames)))) {
			continue;
		}
	}

}
