package io.github.dbmigrate.upgrade;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * A checksum that grows with every statement.
 */
final class StatementChecksum {

	private final CRC32 crc = new CRC32();

	private int statements;

	private int previous;

	void add(String sql) {
		this.previous = value();
		this.crc.update((sql.replace("\r\n", "\n").strip() + "\n").getBytes(StandardCharsets.UTF_8));
		this.statements++;
	}

	/** How many statements were added. */
	int statements() {
		return this.statements;
	}

	int value() {
		return (int) this.crc.getValue();
	}

	/** The value before the last statement. */
	int previous() {
		return this.previous;
	}

}
