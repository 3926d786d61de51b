package io.github.dbmigrate.database;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * An expression as MySQL tells it: with the character set before each literal, and in
 * information_schema with escaped quotes and with each byte of a letter as a letter of
 * its own.
 */
final class MySqlExpression {

	private MySqlExpression() {
	}

	/**
	 * What SHOW CREATE tells.
	 */
	static String shown(String text) {
		return text.replaceAll("\\b_(utf8mb[34]|latin1|ascii)(?=')", "");
	}

	/**
	 * What information_schema tells.
	 */
	static String catalogued(String text) {
		String decoded = text.chars().allMatch((letter) -> letter <= 0xFF) ? decoded(text) : text;
		return shown(decoded.replaceAll("\\\\([\\\\'])", "$1"));
	}

	private static String decoded(String text) {
		try {
			return StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
				.toString();
		}
		catch (CharacterCodingException ex) {
			return text;
		}
	}

}
