package io.github.dbmigrate.generate;

import java.util.List;
import java.util.stream.IntStream;

import io.github.dbmigrate.change.Change;
import io.github.dbmigrate.change.FilePart;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.hazard.Finding;
import io.github.dbmigrate.hazard.Linter;
import io.github.dbmigrate.script.Slug;
import io.github.dbmigrate.script.Version;
import org.jspecify.annotations.Nullable;

/**
 * The files of a migration. Mostly it is one; several follow each other where not all can
 * be in one transaction.
 */
final class FileChain {

	private static final String PATIENCE = """

			-- waits no longer than this for others, who wait behind it
			set local lock_timeout = '3s';
			""";

	private static final String ALONE = """

			-- Runs outside a transaction, and again from its beginning when it failed. Flyway without db upgrade needs
			-- spring.flyway.postgresql.transactional-lock=false, else it waits for itself, and must not have group=true.
			""";

	private static final String BATCHES = """

			-- Each batch commits by itself: where it stops, run it again, and it goes on with the rows that are left.
			-- The next file gives a value to rows that came meanwhile.
			""";

	private static final String NOTHING_TO_UNDO = "-- migration:nothing-to-undo rows keep the values that they got\n";

	private final Linter linter;

	private final SqlDialect dialect;

	private final @Nullable String message;

	private final Plan plan;

	/**
	 * @param linter finds what can go wrong with each file
	 */
	FileChain(Linter linter, SqlDialect dialect, @Nullable String message, Plan plan) {
		this.linter = linter;
		this.dialect = dialect;
		this.message = message;
		this.plan = plan;
	}

	int length() {
		return this.plan.parts().size();
	}

	/** One summary line for each operation, whatever steps it takes. */
	List<String> operations() {
		return whole().operations();
	}

	/** What can go wrong with all files. */
	List<Finding> hazards() {
		return IntStream.rangeClosed(1, length()).boxed().flatMap((number) -> hazards(number).stream()).toList();
	}

	private List<Finding> hazards(int number) {
		List<Change> earlier = this.plan.parts()
			.subList(0, number - 1)
			.stream()
			.flatMap((part) -> part.changes().stream())
			.toList();
		return this.linter.changes(this.plan.parts().get(number - 1).changes(), this.plan.before(), earlier);
	}

	/**
	 * @param number the number of the file, from one
	 * @param parents the versions that it follows
	 */
	String sql(int number, List<Version> parents) {
		List<Finding> hazards = hazards(number);
		return script(number).sql(parents, hazards.stream().filter(Finding::matters).map(Finding::summary).toList());
	}

	String undoSql(int number) {
		return script(number).undoSql();
	}

	private Script script(int number) {
		FilePart part = this.plan.parts().get(number - 1);
		String title = (this.message == null || length() == 1) ? this.message : this.message + position(number);
		String patience = (part.transactional() && this.plan.patient()) ? PATIENCE : "";
		return new Script(this.dialect, title, part.changes(), false, opening(part, patience),
				part.batched() ? NOTHING_TO_UNDO : patience);
	}

	private static String opening(FilePart part, String patience) {
		if (part.batched()) {
			return BATCHES;
		}
		return part.transactional() ? patience : ALONE;
	}

	/** What Flyway must know to run the file, or {@code null} for nothing. */
	@Nullable String settings(int number) {
		boolean outside = this.plan.parts().get(number - 1).batched() && this.dialect.rollsBackDdl();
		return outside ? "executeInTransaction=false\n" : null;
	}

	String slug(int number) {
		return (length() == 1) ? whole().slug() : Slug.of(whole().slug(), position(number));
	}

	private String position(int number) {
		return " " + number + " of " + length();
	}

	private Script whole() {
		return new Script(this.dialect, this.message, this.plan.changes(), false);
	}

}
