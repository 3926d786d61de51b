package io.github.dbmigrate.script;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Makes the part of a file name that describes a migration.
 */
public final class Slug {

	private static final int LIMIT = 60;

	private static final String FALLBACK = "migration";

	private Slug() {
	}

	/**
	 * The words of a message in lower case, joined by underscores, at most 60 characters.
	 * Accents go; letters of other scripts stay.
	 */
	public static String of(String message) {
		return shortened(words(message), LIMIT);
	}

	/**
	 * The same with words behind it that are never cut off.
	 */
	public static String of(String message, String end) {
		String last = words(end);
		return shortened(words(message), LIMIT - last.length() - 1) + "_" + last;
	}

	private static String words(String message) {
		String plain = Normalizer.normalize(message, Normalizer.Form.NFKD).replaceAll("(?<=\\p{IsLatin})\\p{M}+", "");
		String words = Normalizer.normalize(spelledOut(plain.toLowerCase(Locale.ROOT)), Normalizer.Form.NFC)
			.replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_")
			.replaceAll("^_+|_+$", "");
		return words.isEmpty() ? FALLBACK : words;
	}

	private static String spelledOut(String text) {
		return text.replace("\u00df", "ss")
			.replace("\u00e6", "ae")
			.replace("\u00f8", "o")
			.replace("\u0153", "oe")
			.replace("\u0142", "l")
			.replace("\u0131", "i")
			.replace("\u0111", "d");
	}

	private static String shortened(String words, int limit) {
		if (words.codePointCount(0, words.length()) <= limit) {
			return words;
		}
		String cut = words.substring(0, words.offsetByCodePoints(0, limit));
		boolean betweenWords = words.charAt(cut.length()) == '_';
		int lastWord = cut.lastIndexOf('_');
		return (betweenWords || lastWord < 1) ? cut : cut.substring(0, lastWord);
	}

}
