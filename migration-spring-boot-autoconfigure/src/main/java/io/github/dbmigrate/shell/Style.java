package io.github.dbmigrate.shell;

import java.util.List;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;

/**
 * How text looks: with colours where a person reads it on a terminal, else plain.
 *
 * @param ansi whether escape sequences are written
 */
record Style(Ansi ansi) {

	static final Style PLAIN = new Style(Ansi.OFF);

	/** Colours on a terminal, unless {@code NO_COLOR} is set. */
	static Style of(boolean terminal) {
		String noColor = System.getenv("NO_COLOR");
		return (terminal && (noColor == null || noColor.isEmpty())) ? new Style(Ansi.ON) : PLAIN;
	}

	/** An operation by its first character: added, changed or removed. */
	String operation(String summary) {
		return switch (summary.isEmpty() ? ' ' : summary.charAt(0)) {
			case '+' -> paint(summary, Ansi.Style.fg_green);
			case '~' -> paint(summary, Ansi.Style.fg_yellow);
			case '-' -> paint(summary, Ansi.Style.fg_red);
			default -> summary;
		};
	}

	String good(String text) {
		return paint(text, Ansi.Style.fg_green);
	}

	String bad(String text) {
		return paint(text, Ansi.Style.fg_red);
	}

	String strong(String text) {
		return paint(text, Ansi.Style.bold);
	}

	private String paint(String text, IStyle style) {
		return this.ansi.apply(text, List.of(style)).toString();
	}

}
