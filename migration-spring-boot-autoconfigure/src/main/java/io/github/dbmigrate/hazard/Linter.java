package io.github.dbmigrate.hazard;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.dialect.DatabaseSettings;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.hazard.Ignores.Ignore;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.TableName;
import io.github.dbmigrate.script.ScriptStatement;
import org.jspecify.annotations.Nullable;

/**
 * Asks every rule about every statement of a migration, whether it is written or about to
 * be.
 */
public final class Linter {

	private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

	private static final Set<Kind> ROWS = EnumSet.of(Kind.INSERT, Kind.UPDATE, Kind.DELETE, Kind.TRUNCATE);

	private static final Set<Kind> OTHERS = EnumSet.of(Kind.HARMLESS, Kind.UNKNOWN, Kind.DROP_VIEW, Kind.REFRESH_VIEW);

	private static final Pattern LEADING_COMMENTS = Pattern.compile("^(?:\\s+|--[^\\n]*(?:\\n|$)|/\\*.*?\\*/)+",
			Pattern.DOTALL);

	/** What the catalog tells, and what changes nothing. */
	private static final Pattern TOLD = Pattern
		.compile("(?is)(?:comment|analyze|show|explain|set|reset|values|lock|begin|commit|rollback|alter\\s+index"
				+ "|(?:create|alter|drop)\\s+(?:sequence|type|domain)|select(?![^(]*\\())\\b.*");

	private final SqlDialect dialect;

	private final Severities severities;

	/**
	 * @param dialect the database
	 * @param severities how much the findings weigh
	 */
	public Linter(SqlDialect dialect, Severities severities) {
		this.dialect = dialect;
		this.severities = severities;
	}

	/**
	 * A linter for the newest version of a database.
	 * @param vendor the database, as Spring Boot spells it
	 * @param letters how it stores bare names, or {@code null} where that is as usual
	 */
	public static Linter of(String vendor, @Nullable Letters letters, Severities severities) {
		SqlDialect dialect = switch (vendor) {
			case Rule.H2 -> SqlDialect.of("H2", 2, 4);
			case Rule.POSTGRESQL -> SqlDialect.of("PostgreSQL", 18, 0);
			case Rule.MARIADB -> SqlDialect.of("MariaDB", 11, 4);
			case Rule.MYSQL -> SqlDialect.of("MySQL", 8, 4);
			default -> throw new MigrationException(Failure.INPUT,
					"There are no rules for the database " + vendor + ". Nothing was read.",
					"Use one of h2, postgresql, mariadb, mysql.");
		};
		return new Linter((letters != null) ? dialect.with(DatabaseSettings.of(letters)) : dialect, severities);
	}

	/**
	 * What can go wrong with changes that are to be written.
	 * @param before the tables as they are
	 */
	public List<Finding> changes(List<Change> changes, Schema before) {
		return changes(changes, before, List.of());
	}

	/**
	 * What can go wrong with changes that are to be written into a file behind others.
	 * @param before the tables as they are
	 * @param earlier what the files before it change
	 */
	public List<Finding> changes(List<Change> changes, Schema before, List<Change> earlier) {
		Known known = new Known(before);
		ChangeFacts reader = new ChangeFacts(this.dialect, known);
		List<Fact> done = earlier.stream().flatMap((change) -> reader.of(change).stream()).toList();
		List<Step> steps = changes.stream().map((change) -> {
			String sql = String.join(";\n", change.sql(this.dialect));
			List<Fact> facts = reader.of(change);
			return new Step(0, sql, facts.stream().noneMatch((fact) -> fact.is(Trait.CONCURRENTLY)), facts);
		}).toList();
		return findings(steps, known, done, null);
	}

	/**
	 * What can go wrong with a file.
	 * @param file its name
	 * @param sql its text
	 * @param statements the statements of the text
	 * @param before the tables before it, or {@code null} where they are not known
	 */
	public List<Finding> text(String file, String sql, List<ScriptStatement> statements, @Nullable Schema before) {
		return text(file, sql, statements, before, List.of());
	}

	/**
	 * What can go wrong with a file behind others of one migration.
	 * @param file its name
	 * @param sql its text
	 * @param statements the statements of the text
	 * @param before the tables before all of them, or {@code null}
	 * @param earlier the statements of the files before it
	 */
	public List<Finding> text(String file, String sql, List<ScriptStatement> statements, @Nullable Schema before,
			List<ScriptStatement> earlier) {
		Known known = new Known(before);
		StatementReader reader = new StatementReader(this.dialect, known);
		List<Fact> done = earlier.stream().flatMap((one) -> reader.read(one.sql()).stream()).toList();
		List<Step> steps = statements.stream()
			.map((one) -> new Step(one.line(), one.sql(), one.transactional(), reader.read(one.sql())))
			.toList();
		Ignores ignores = Ignores.in(sql, steps);
		List<Finding> findings = new ArrayList<>(findings(steps, known, done, file));
		findings.removeIf(ignores::silence);
		findings.addAll(comments(Rules.NO_REASON, ignores.withoutReason(), file));
		findings.addAll(comments(Rules.UNUSED, ignores.unused(), file));
		return findings;
	}

	/** The tables that statements change, as far as they are understood. */
	public Set<TableName> tables(List<ScriptStatement> statements) {
		StatementReader reader = new StatementReader(this.dialect, new Known(null));
		return statements.stream()
			.flatMap((one) -> reader.read(one.sql()).stream())
			.map(Fact::table)
			.flatMap(Stream::ofNullable)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The statements of which the tables do not tell, as they are afterwards. */
	public List<Beyond> beyond(List<ScriptStatement> statements) {
		StatementReader reader = new StatementReader(this.dialect, new Known(null));
		List<Beyond> beyond = new ArrayList<>();
		for (ScriptStatement statement : statements) {
			List<Fact> facts = reader.read(statement.sql());
			facts.stream()
				.filter((fact) -> ROWS.contains(fact.kind()))
				.findFirst()
				.map((fact) -> new Beyond(statement, fact.table()))
				.or(() -> isBeyond(statement, facts) ? Optional.of(new Beyond(statement, null)) : Optional.empty())
				.ifPresent(beyond::add);
		}
		return beyond;
	}

	private static boolean isBeyond(ScriptStatement statement, List<Fact> facts) {
		String sql = LEADING_COMMENTS.matcher(statement.sql()).replaceFirst("");
		return facts.stream().allMatch((fact) -> OTHERS.contains(fact.kind())) && !TOLD.matcher(sql).matches();
	}

	private List<Finding> findings(List<Step> steps, Known known, List<Fact> done, @Nullable String file) {
		Map<String, Finding> findings = new LinkedHashMap<>();
		boolean locking = this.dialect.vendor().equals(Rule.POSTGRESQL);
		for (Step step : new Course(steps, known, locking).after(done).marked()) {
			for (Fact fact : step.facts()) {
				for (Rule rule : Rules.ALL) {
					if (rule.catches(fact, this.dialect.vendor())) {
						Finding finding = finding(rule, fact, step.line(), file);
						findings.putIfAbsent(finding.rule() + finding.message(), finding);
					}
				}
			}
		}
		return findings.values().stream().filter((finding) -> finding.severity() != Severity.OFF).toList();
	}

	private List<Finding> comments(String id, List<Ignore> ignores, String file) {
		Rule rule = Rules.of(id).orElseThrow();
		return ignores.stream()
			.map((ignore) -> finding(rule, Fact.of(Kind.HARMLESS, null).saying(ignore.rule()), ignore.line(), file))
			.filter((finding) -> finding.severity() != Severity.OFF)
			.toList();
	}

	private Finding finding(Rule rule, Fact fact, int line, @Nullable String file) {
		return new Finding(rule.id(), this.severities.of(rule), file, (line > 0) ? line : null, shown(fact.table()),
				filled(rule.message(), fact), rule.mend());
	}

	private String filled(String message, Fact fact) {
		Map<String, String> words = Map.of("table", orElse(shown(fact.table()), "the table"), "other",
				orElse(shown(fact.other()), "another"), "columns",
				orElse(this.dialect.shown(fact.columns()), "its columns"), "name",
				orElse(this.dialect.shown(fact.name()), "without a name"), "from", String.valueOf(fact.from()), "to",
				String.valueOf(fact.to()), "text", fact.text());
		return WORD.matcher(message)
			.replaceAll((word) -> Matcher.quoteReplacement(String.valueOf(words.get(word.group(1)))));
	}

	private static String orElse(String text, String otherwise) {
		return text.isEmpty() ? otherwise : text;
	}

	private String shown(@Nullable TableName table) {
		return (table != null) ? this.dialect.shown(table) : "";
	}

}
