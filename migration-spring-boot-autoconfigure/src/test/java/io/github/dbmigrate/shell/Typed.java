package io.github.dbmigrate.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lines that a test types at the prompt.
 */
final class Typed implements LineInput {

	final List<String> prompts = new ArrayList<>();

	boolean closed;

	private final Deque<String> lines;

	Typed(String... lines) {
		this.lines = new ArrayDeque<>(List.of(lines));
	}

	@Override
	public @Nullable String line(String prompt) {
		this.prompts.add(prompt);
		return this.lines.poll();
	}

	@Override
	public @Nullable String readLine() {
		return this.lines.poll();
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
