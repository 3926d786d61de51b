package io.github.dbmigrate.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema before and after, as somebody published it.
 *
 * @param name what it is about
 * @param old what makes the schema before
 * @param wanted what makes the schema after
 * @param hazards what its publishers say can go wrong on the way
 */
record Pair(String name, String old, String wanted, Set<String> hazards) {

	/**
	 * The pairs in the files of a folder.
	 */
	static List<Pair> in(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".jsonl"))
				.sorted()
				.flatMap((file) -> lines(file).stream())
				.map(JsonMapper.shared()::readTree)
				.map(Pair::of)
				.toList();
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file).stream().filter((line) -> !line.isBlank()).toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Pair of(JsonNode line) {
		String setup = line.path("setup").asString("") + "\n";
		return new Pair(line.path("name").asString(), setup + line.path("old").asString(""),
				setup + line.path("new").asString(""),
				line.path("expected_hazards").valueStream().map(JsonNode::asString).collect(Collectors.toSet()));
	}

}
