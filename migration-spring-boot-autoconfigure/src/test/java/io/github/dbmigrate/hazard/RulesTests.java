package io.github.dbmigrate.hazard;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.database.LiveDatabase;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.testing.TestDatabase;
import io.github.dbmigrate.upgrade.StatementSplitter;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Each rule finds what it is for and nothing like it, and the database does what the rule
 * says.
 */
@Execution(ExecutionMode.CONCURRENT)
class RulesTests {

	private static final Set<Effect> WORK = EnumSet.of(Effect.SCANS, Effect.REWRITES, Effect.BUILDS);

	private static final StatementSplitter SPLITTER = new StatementSplitter(Flyway.configure());

	@ParameterizedTest(name = "{0}")
	@MethodSource("io.github.dbmigrate.hazard.RuleCase#all")
	void findsTheBadAndNotTheGood(RuleCase one) {
		Rule rule = Rules.of(one.rule()).orElseThrow();
		if (one.vendor().equals("mysql")) {
			assertFound(one, SqlDialect.of("MySQL", 8, 4), null);
			return;
		}
		TestDatabase kind = TestDatabase.valueOf(one.vendor().toUpperCase());
		assumeTrue(kind.hasSequences() || !one.bad().matches("(?s).*(sequence|uuid\\(\\)).*"),
				"MySQL has the place of MariaDB and says it otherwise");
		List<String> bad = split(one.bad(), one.vendor());
		try (RuleDatabase database = new RuleDatabase(kind, one.setup())) {
			try (LiveDatabase live = LiveDatabase.connect(database.dataSource(), null)) {
				assertFound(one, live.dialect(), live.read(Set.of(), Set.of()));
			}
			Set<Effect> claims = claims(one, rule);
			if (claims.contains(Effect.FAILS)) {
				assertThat(database.fails(bad)).as("fails: %s", bad).isTrue();
			}
			if (kind == TestDatabase.POSTGRESQL) {
				assertMeasured(one, database, claims);
			}
			if (claims.contains(Effect.COPIES)) {
				assertThat(database.copies(bad)).as("copies: %s", bad).isTrue();
			}
			if (kind == TestDatabase.POSTGRESQL && !one.is("text")) {
				database.run(split(one.good(), one.vendor()));
			}
		}
		if (kind != TestDatabase.POSTGRESQL) {
			assertGoodRuns(one, kind, rule);
		}
	}

	/** What the database is asked for. */
	private static Set<Effect> claims(RuleCase one, Rule rule) {
		Set<Effect> claims = EnumSet.noneOf(Effect.class);
		if (!one.is("text")) {
			claims.addAll(rule.effects());
		}
		if (one.is("runs")) {
			claims.remove(Effect.FAILS);
		}
		return claims;
	}

	private static void assertMeasured(RuleCase one, RuleDatabase database, Set<Effect> claims) {
		if (!claims.isEmpty() && !claims.contains(Effect.FAILS)) {
			assertThat(database.effects(split(one.bad(), one.vendor()))).as(one.bad()).containsAll(claims);
			Set<Effect> work = EnumSet.copyOf(claims);
			work.retainAll(WORK);
			if (!one.good().contains("concurrently") && !work.isEmpty()) {
				Set<Effect> done = database.effectsOfLast(split(one.good(), one.vendor()));
				assertThat(done).as(one.good()).doesNotContainAnyElementsOf(work);
			}
		}
	}

	private static void assertGoodRuns(RuleCase one, TestDatabase kind, Rule rule) {
		if (one.is("text")) {
			return;
		}
		try (RuleDatabase database = new RuleDatabase(kind, one.setup())) {
			List<String> good = split(one.good(), one.vendor());
			if (rule.effects().contains(Effect.COPIES)) {
				assertThat(database.copies(good)).as("copies: %s", good).isFalse();
			}
			else {
				database.run(good);
			}
		}
	}

	private static List<String> split(String sql, String vendor) {
		return SPLITTER.split("case", sql, vendor).stream().map((statement) -> statement.sql()).toList();
	}

	private static void assertFound(RuleCase one, SqlDialect dialect, @Nullable Schema before) {
		assertThat(found(one, one.bad(), dialect, before)).as(one.bad()).contains(one.rule());
		assertThat(found(one, one.good(), dialect, before)).as(one.good()).doesNotContain(one.rule());
	}

	private static List<String> found(RuleCase one, String sql, SqlDialect dialect, @Nullable Schema before) {
		Map<String, Severity> stated = one.is("stated") ? Map.of(one.rule(), Severity.WARNING) : Map.of();
		List<Finding> findings = new Linter(dialect, new Severities(stated)).text("V1.sql", sql,
				SPLITTER.split("case", sql, one.vendor()), before);
		assertThat(findings).allSatisfy((finding) -> {
			assertThat(finding.line()).isPositive();
			assertThat(finding.message()).doesNotContain("{", "null").endsWith(".");
			assertThat(finding.mend()).endsWith(".");
		});
		return findings.stream().map(Finding::rule).toList();
	}

	@Test
	void everyRuleIsTriedOnEveryDatabaseThatItIsFor() {
		Set<String> tried = RuleCase.all().map((one) -> one.rule() + " " + one.vendor()).collect(Collectors.toSet());
		Set<String> claimed = Rules.ALL.stream()
			.flatMap((rule) -> rule.vendors().stream().map((vendor) -> rule.id() + " " + vendor))
			.filter((claim) -> !claim.endsWith(" mysql"))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(tried).containsAll(claimed);
		assertThat(Rules.ALL).extracting(Rule::id).doesNotHaveDuplicates().hasSizeGreaterThan(40);
	}

	@Test
	void everyRuleSaysWhatHappensAndWhatMendsIt() {
		assertThat(Rules.ALL).allSatisfy((rule) -> {
			assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
			assertThat(rule.message()).endsWith(".");
			assertThat(Stream.of(rule.mend().split(" ")).findFirst()).isPresent();
		});
	}

}
