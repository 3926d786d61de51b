package io.github.dbmigrate.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The comments of an undo file that say what it takes back.
 */
final class UndoHeader {

	private static final Pattern UNDO_OF = Pattern.compile("^--\\s*migration:undo-of .*, checksum (-?\\d+)\\s*$",
			Pattern.MULTILINE);

	private static final Pattern NOTHING = Pattern.compile("^\\s*--\\s*migration:nothing-to-undo\\b",
			Pattern.MULTILINE);

	private UndoHeader() {
	}

	static String render(String fileName) {
		return Comments.render(List.of("migration:undo-of " + fileName));
	}

	static String render(String fileName, int checksum) {
		return render(fileName + ", checksum " + checksum);
	}

	/**
	 * The checksum of the migration that an undo file was written for.
	 */
	static @Nullable Integer writtenFor(String text) {
		Matcher matcher = UNDO_OF.matcher(text);
		return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
	}

	/**
	 * An undo file, written for another text of its migration.
	 */
	static String rewritten(String text, int checksum) {
		Matcher matcher = UNDO_OF.matcher(text);
		return matcher.find() ? text.substring(0, matcher.start(1)) + checksum + text.substring(matcher.end(1)) : text;
	}

	static boolean nothingToUndo(String text) {
		return NOTHING.matcher(text).find();
	}

}
