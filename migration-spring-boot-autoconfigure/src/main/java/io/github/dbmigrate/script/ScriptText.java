package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;

/**
 * The text of a migration file: its bytes, its checksum, and whether it does anything.
 */
final class ScriptText {

	private static final Pattern SKIPPED = Pattern
		.compile("[\\s;]+|--[^\\n\\r]*|#[^\\n\\r]*|/\\*(?!M?!)[\\s\\S]*?\\*/");

	private ScriptText() {
	}

	/**
	 * Reads a text, without a byte order mark.
	 */
	static String decode(byte[] bytes, Charset encoding) throws CharacterCodingException {
		String text = encoding.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	/**
	 * The bytes of a file to be written: plain line feeds, one at the end.
	 */
	static byte[] encode(String text, Charset encoding) throws CharacterCodingException {
		ByteBuffer bytes = encoding.newEncoder().encode(CharBuffer.wrap(normalized(text)));
		byte[] array = new byte[bytes.remaining()];
		bytes.get(array);
		return array;
	}

	static String normalized(String text) {
		String lines = text.replace("\r\n", "\n").replace('\r', '\n');
		return lines.endsWith("\n") ? lines : lines + "\n";
	}

	/**
	 * The checksum that Flyway has for a versioned SQL migration.
	 */
	static int checksum(String text) {
		CRC32 crc = new CRC32();
		text.lines().forEach((line) -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
		return (int) crc.getValue();
	}

	/**
	 * Whether there is anything but comments.
	 */
	static boolean hasStatement(String text) {
		Matcher skipped = SKIPPED.matcher(text);
		int position = 0;
		while (position < text.length() && skipped.region(position, text.length()).lookingAt()) {
			position = skipped.end();
		}
		return position < text.length();
	}

	static MigrationException unreadable(String location, Charset encoding, IOException cause) {
		if (cause instanceof CharacterCodingException) {
			return new MigrationException(Failure.INPUT, location + " is not encoded in " + encoding + ".",
					"Save it as " + encoding + ", or set spring.flyway.encoding to the encoding of your files.", cause);
		}
		return new MigrationException(Failure.INPUT,
				location + " cannot be read: " + FileTransaction.reason(cause) + ".",
				"Make it readable, then run the command again.", cause);
	}

}
