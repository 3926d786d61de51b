package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which of our rules say what the publishers of the pairs call a hazard.
 *
 * @param rules the rules by the name that the publishers use
 * @param elsewhere the pair, the hazard, and why our statements do not have it
 */
record CorpusHazards(Map<String, Set<String>> rules, List<List<String>> elsewhere) {

	static CorpusHazards read() {
		try (InputStream stream = CorpusHazards.class.getResourceAsStream("corpus-hazards.txt")) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			Map<String, Set<String>> rules = new HashMap<>();
			List<String> lines = text.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList();
			lines.stream()
				.filter((line) -> !line.contains(" | "))
				.map((line) -> line.split(" = "))
				.forEach((sides) -> rules.put(sides[0], Set.of(sides[1].split(" "))));
			return new CorpusHazards(rules,
					lines.stream()
						.filter((line) -> line.contains(" | "))
						.map((line) -> Arrays.asList(line.split(" \\| ", 3)))
						.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The hazards of a pair that no finding says.
	 * @param found the rules that found something
	 */
	Set<String> missing(Pair pair, Set<String> found) {
		return pair.hazards()
			.stream()
			.filter((hazard) -> this.rules.getOrDefault(hazard, Set.of()).stream().noneMatch(found::contains))
			.collect(Collectors.toSet());
	}

	/**
	 * The hazards of a pair that our statements do not have.
	 */
	Set<String> elsewhere(Pair pair) {
		return this.elsewhere.stream()
			.filter((line) -> line.get(0).equals(pair.name()))
			.map((line) -> line.get(1))
			.collect(Collectors.toSet());
	}

}
