package io.github.dbmigrate.shell;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the known word that someone meant.
 */
final class Nearest {

	private static final int MISTAKES = 2;

	private Nearest() {
	}

	/** The known word with the fewest mistakes, if there are few. */
	static Optional<String> to(String word, Collection<String> known) {
		return known.stream()
			.filter((candidate) -> mistakes(word, candidate) <= MISTAKES)
			.min(Comparator.comparingInt((candidate) -> mistakes(word, candidate)));
	}

	private static int mistakes(String word, String candidate) {
		if (word.length() > MISTAKES && candidate.startsWith(word)) {
			return 1;
		}
		return (Math.min(word.length(), candidate.length()) > MISTAKES) ? distance(word, candidate) : Integer.MAX_VALUE;
	}

	private static int distance(String word, String candidate) {
		int[][] cost = new int[word.length() + 1][candidate.length() + 1];
		for (int i = 0; i <= word.length(); i++) {
			for (int j = 0; j <= candidate.length(); j++) {
				cost[i][j] = (i == 0 || j == 0) ? i + j
						: cheapest(cost, i, j, word.charAt(i - 1) == candidate.charAt(j - 1));
			}
		}
		return cost[word.length()][candidate.length()];
	}

	private static int cheapest(int[][] cost, int i, int j, boolean same) {
		int changed = cost[i - 1][j - 1] + (same ? 0 : 1);
		return Math.min(changed, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
	}

}
