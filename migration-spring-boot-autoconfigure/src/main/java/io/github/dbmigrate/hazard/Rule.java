package io.github.dbmigrate.hazard;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One thing that can go wrong.
 *
 * @param id its name in settings and comments
 * @param harm what kind of harm
 * @param severity how much it weighs unless told otherwise
 * @param vendors the databases on which it is so
 * @param scope which tables and columns it looks at
 * @param effects what the database does, which a test measures
 * @param catches what it catches, for the documentation
 * @param test which facts it catches
 * @param message what happens, with {@code {table}} and the like
 * @param mend one sentence that says what to do instead
 */
record Rule(String id, Harm harm, Severity severity, Set<String> vendors, Scope scope, Set<Effect> effects,
		String catches, Predicate<Fact> test, String message, String mend) {

	static final String H2 = "h2";

	static final String POSTGRESQL = "postgresql";

	static final String MARIADB = "mariadb";

	static final String MYSQL = "mysql";

	Rule {
		vendors = Set.copyOf(new TreeSet<>(vendors));
		effects = Set.copyOf(effects);
	}

	/** A rule that warns, for all databases. */
	static Rule of(String id, Harm harm, String catches, Predicate<Fact> test, String message, String mend) {
		return new Rule(id, harm, Severity.WARNING, Set.of(H2, POSTGRESQL, MARIADB, MYSQL), Scope.ROWS, Set.of(),
				catches, test, message, mend);
	}

	Rule weighing(Severity severity) {
		return new Rule(this.id, this.harm, severity, this.vendors, this.scope, this.effects, this.catches, this.test,
				this.message, this.mend);
	}

	Rule on(String... vendors) {
		return new Rule(this.id, this.harm, this.severity, Set.of(vendors), this.scope, this.effects, this.catches,
				this.test, this.message, this.mend);
	}

	Rule within(Scope scope) {
		return new Rule(this.id, this.harm, this.severity, this.vendors, scope, this.effects, this.catches, this.test,
				this.message, this.mend);
	}

	Rule doing(Effect... effects) {
		return new Rule(this.id, this.harm, this.severity, this.vendors, this.scope, EnumSet.copyOf(List.of(effects)),
				this.catches, this.test, this.message, this.mend);
	}

	boolean catches(Fact fact, String vendor) {
		return this.vendors.contains(vendor) && this.scope.includes(fact) && this.test.test(fact);
	}

	/**
	 * Which tables and columns a rule looks at.
	 */
	enum Scope {

		/** Those that may have rows: they were there before the file. */
		ROWS {
			@Override
			boolean includes(Fact fact) {
				return !fact.is(Trait.TABLE_CREATED) && !fact.is(Trait.COLUMNS_CREATED);
			}
		},

		/** New columns too, of tables that were there before the file. */
		TABLES {
			@Override
			boolean includes(Fact fact) {
				return !fact.is(Trait.TABLE_CREATED);
			}
		},

		/** All. */
		ALL {
			@Override
			boolean includes(Fact fact) {
				return true;
			}
		};

		abstract boolean includes(Fact fact);

	}

}
