package io.github.dbmigrate.prompt;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

import org.jline.terminal.TerminalBuilder;

import org.springframework.shell.core.autoconfigure.TerminalCustomizer;

/**
 * A JLine terminal on which a test types.
 */
class Keyboard implements TerminalCustomizer {

	private final PipedOutputStream keys = new PipedOutputStream();

	private final PipedInputStream typed = new PipedInputStream(4096);

	Keyboard() throws IOException {
		this.keys.connect(this.typed);
	}

	@Override
	public void customize(TerminalBuilder builder) {
		builder.system(false)
			.streams(this.typed, OutputStream.nullOutputStream())
			.type("ansi")
			.encoding(StandardCharsets.UTF_8);
	}

	void type(String text) throws IOException {
		this.keys.write(text.getBytes(StandardCharsets.UTF_8));
		this.keys.flush();
	}

}
