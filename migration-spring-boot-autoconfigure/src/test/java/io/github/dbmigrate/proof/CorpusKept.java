package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What stays in the database although a pair has it no more, each for a kind of object
 * that no entity can express.
 *
 * @param lines the name of the pair, the line of the dump, and the reason
 */
record CorpusKept(List<List<String>> lines) {

	static CorpusKept read() {
		try (InputStream stream = CorpusKept.class.getResourceAsStream("corpus-kept.txt")) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			return new CorpusKept(text.lines()
				.filter((line) -> !line.isBlank() && !line.startsWith("#"))
				.map((line) -> Arrays.asList(line.split(" \\| ", 3)))
				.toList());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What stays after a pair.
	 */
	List<String> of(String pair) {
		return this.lines.stream().filter((line) -> line.get(0).equals(pair)).map((line) -> line.get(1)).toList();
	}

	Set<String> pairs() {
		return this.lines.stream().map((line) -> line.get(0)).collect(java.util.stream.Collectors.toSet());
	}

}
