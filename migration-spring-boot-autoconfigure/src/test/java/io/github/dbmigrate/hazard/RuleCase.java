package io.github.dbmigrate.hazard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that a rule finds, and something like it that it does not.
 *
 * @param rule the rule
 * @param vendor the database
 * @param mode whether it is run: {@code text} for not at all, {@code runs} where the bad
 * one does not fail here, {@code stated} where the rule must be switched on
 * @param setup what is there
 * @param bad what the rule finds
 * @param good what it does not find
 */
record RuleCase(String rule, String vendor, String mode, String setup, String bad, String good) {

	static Stream<RuleCase> all() {
		try (InputStream stream = RuleCase.class.getResourceAsStream("rules.txt")) {
			String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			return Arrays.stream(text.split("(?m)^=== ")).filter((one) -> !one.isBlank()).flatMap(RuleCase::parse);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<RuleCase> parse(String text) {
		List<String> parts = List.of(text.split("(?m)^--- "));
		List<String> head = List.of(parts.get(0).strip().split("; "));
		Map<String, String> bodies = new HashMap<>();
		parts.stream()
			.skip(1)
			.forEach((part) -> bodies.put(part.lines().findFirst().orElseThrow(),
					part.substring(part.indexOf('\n') + 1)));
		return Stream.of(head.get(1).split(" "))
			.map((vendor) -> new RuleCase(head.get(0), vendor.toLowerCase(), (head.size() > 2) ? head.get(2) : "",
					bodies.getOrDefault("setup", ""), bodies.get("bad"), bodies.get("good")));
	}

	boolean is(String mode) {
		return this.mode.equals(mode);
	}

	@Override
	public String toString() {
		return this.rule + " on " + this.vendor + ": " + this.bad.lines().findFirst().orElse("");
	}

}
