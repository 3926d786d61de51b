package io.github.dbmigrate.shell;

import java.util.List;
import java.util.Map;

/**
 * One of several databases that is passed over, since no entity says what it should be.
 */
record SkippedReport() implements Report {

	private static final String WHY = "no EntityManagerFactory uses it";

	@Override
	public List<String> lines(Style style) {
		return List.of("Skipped: " + WHY);
	}

	@Override
	public Object json() {
		return Map.of("skipped", WHY);
	}

}
