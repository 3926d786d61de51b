package io.github.dbmigrate.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JDBC URL that may be shown.
 */
final class JdbcUrl {

	private static final List<String> SECRETS = List.of("user", "pass", "pwd", "secret", "token", "credential", "key",
			"cipher");

	private static final Pattern SETTING = Pattern
		.compile("(?i)\\b(\\w*(?:pass|pwd|secret|token|credential)\\w*)\\s*=\\s*([^&;,)\\s]*)");

	private static final Pattern LOGIN = Pattern.compile("//[^:/@]*:([^?;]*)@");

	private final String url;

	JdbcUrl(String url) {
		this.url = url;
	}

	/** Whether the database lives in the memory of this process. */
	boolean inMemory() {
		return this.url.startsWith("jdbc:h2:mem:");
	}

	/**
	 * The URL without user, password and secrets.
	 */
	String clean() {
		boolean h2 = this.url.startsWith("jdbc:h2:");
		int end = this.url.indexOf(h2 ? ';' : '?');
		if (end < 0) {
			return withoutLogin(this.url);
		}
		String settings = withoutSecrets(this.url.substring(end + 1), h2 ? "(?<!\\\\);" : "&", h2 ? ";" : "&");
		String start = withoutLogin(this.url.substring(0, end));
		return settings.isEmpty() ? start : start + this.url.charAt(end) + settings;
	}

	/**
	 * A text of a driver without what must not be shown.
	 */
	String clean(String text) {
		String clean = SETTING.matcher(text.replace(this.url, clean())).replaceAll("$1=***");
		for (String secret : secrets()) {
			clean = clean.replaceAll("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)", "***");
		}
		return clean;
	}

	/**
	 * The passwords in the URL: drivers repeat a part of a URL that they do not
	 * understand.
	 */
	private List<String> secrets() {
		List<String> secrets = new ArrayList<>();
		Matcher login = LOGIN.matcher(this.url);
		if (login.find()) {
			secrets.add(login.group(1));
		}
		SETTING.matcher(this.url).results().map((setting) -> setting.group(2)).forEach(secrets::add);
		secrets.removeIf(String::isEmpty);
		return secrets;
	}

	private static String withoutSecrets(String settings, String separator, String joint) {
		return Arrays.stream(settings.split(separator, -1))
			.filter((setting) -> !isSecret(setting))
			.collect(Collectors.joining(joint));
	}

	private static boolean isSecret(String setting) {
		String name = setting.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
		return SECRETS.stream().anyMatch(name::contains);
	}

	private static String withoutLogin(String start) {
		int host = start.indexOf("//");
		int login = start.lastIndexOf('@');
		String bare = (host >= 0 && login > host) ? start.substring(0, host + 2) + start.substring(login + 1) : start;
		return bare.replaceAll("(?i)\\((user|password)=[^)]*\\)", "")
			.replaceAll("(?i)(?<=[(,])(user|password)=[^,)]*,?", "")
			.replace(",)", ")");
	}

	@Override
	public String toString() {
		return clean();
	}

}
