package io.github.dbmigrate.change;

import java.util.Map;

/**
 * The kinds of change by which databases differ and entities never do, each with a case
 * of {@code changes/cases.txt} that fails without it, as {@link ChangeContractTests}
 * show.
 */
public final class KindsBetweenDatabases {

	/** What the name of the case begins with, by kind. */
	public static final Map<Class<? extends Change>, String> CASES = Map.of(OwnSequence.class,
			"a sequence gets an owner", RenamePrimaryKey.class, "a primary key gets another name",
			ValidateConstraint.class, "constraints check the rows");

	private KindsBetweenDatabases() {
	}

}
