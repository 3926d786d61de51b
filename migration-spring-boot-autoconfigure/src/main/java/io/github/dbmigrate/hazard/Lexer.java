package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a statement apart into words, without comments.
 */
final class Lexer {

	private static final String STANDARD = "[Ee]'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'"
			+ "|(?:[BbXxNn]|[Uu]&)?'[^']*+(?:''[^']*+)*+'|\\$(?<tag>\\w*)\\$.*?\\$\\k<tag>\\$";

	private static final String MYSQL = "[BbXxNn]?'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'";

	private static final Pattern STANDARD_WORDS = words("--[^\\n]*", STANDARD);

	private static final Pattern MYSQL_WORDS = words("--[^\\n]*|\\#[^\\n]*", MYSQL);

	private Lexer() {
	}

	private static Pattern words(String comment, String string) {
		return Pattern.compile("(?<skipped>\\s+|" + comment + "|/\\*(?!M?!).*?\\*/|/\\*M?!\\d*|\\*/)" + "|(?<string>"
				+ string + ")|(?<quoted>(?:[Uu]&)?\"[^\"]*+(?:\"\"[^\"]*+)*+\"|`[^`]*+(?:``[^`]*+)*+`)"
				+ "|(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?![\\w$]))"
				+ "|(?<word>(?:\\$\\{[^}]*}|[\\p{L}\\p{N}_@$])+)|(?<symbol>.)", Pattern.DOTALL);
	}

	static List<Token> tokens(String sql, boolean mySql) {
		List<Token> tokens = new ArrayList<>();
		Matcher matcher = (mySql ? MYSQL_WORDS : STANDARD_WORDS).matcher(sql);
		while (matcher.find()) {
			if (matcher.group("skipped") == null) {
				tokens.add(new Token(kind(matcher), matcher.group(), matcher.start(), matcher.end()));
			}
		}
		return tokens;
	}

	private static Token.Kind kind(Matcher matcher) {
		if (matcher.group("string") != null) {
			return Token.Kind.STRING;
		}
		if (matcher.group("quoted") != null) {
			return Token.Kind.QUOTED;
		}
		if (matcher.group("number") != null) {
			return Token.Kind.NUMBER;
		}
		return (matcher.group("word") != null) ? Token.Kind.WORD : Token.Kind.SYMBOL;
	}

}
