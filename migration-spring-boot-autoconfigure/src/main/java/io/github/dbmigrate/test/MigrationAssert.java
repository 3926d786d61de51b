package io.github.dbmigrate.test;

import java.util.List;

import javax.sql.DataSource;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.generate.Checked.Difference;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.MigrationFile;
import org.jspecify.annotations.Nullable;

/**
 * What a test claims about migrations. Each failure is one {@link AssertionError} that
 * says what, where, and what mends it.
 */
public final class MigrationAssert {

	private static final String ROWS = "Allow it with losingRows(), or give an empty database with on(dataSource).";

	private final MigrationService migrations;

	private final @Nullable String above;

	private final boolean losingRows;

	private final boolean scratch;

	MigrationAssert(MigrationService migrations, @Nullable String above, boolean losingRows, boolean scratch) {
		this.migrations = migrations;
		this.above = above;
		this.losingRows = losingRows;
		this.scratch = scratch;
	}

	/**
	 * On an empty database instead of the test's own: all files run there first, and no
	 * row of the test is in the way.
	 * @param database an empty database of the kind that the files are for
	 */
	public MigrationAssert on(DataSource database) {
		return new MigrationAssert(this.migrations.on(database), this.above, true, true);
	}

	/**
	 * Only migrations above a version are taken back, for instance where older ones have
	 * no way back.
	 */
	public MigrationAssert above(String version) {
		return new MigrationAssert(this.migrations, version, this.losingRows, this.scratch);
	}

	/**
	 * Rows of the test's database may be lost when migrations are taken back.
	 */
	public MigrationAssert losingRows() {
		return new MigrationAssert(this.migrations, this.above, true, this.scratch);
	}

	/**
	 * There is one head, entities and migrations agree, and every migration can be taken
	 * back and run again.
	 */
	public void areSound() {
		haveOneHead().agree().goDownAndUp();
	}

	/**
	 * No two files follow the same one.
	 */
	public MigrationAssert haveOneHead() {
		List<String> heads = this.migrations.heads().stream().map(MigrationFile::location).toList();
		if (heads.size() > 1) {
			throw failure("There are " + heads.size() + " heads: " + String.join(", ", heads) + ".",
					"db merge, or take one of them back and make it again (db remove, db migrate).");
		}
		return this;
	}

	/**
	 * Entities, files and database agree; nothing is changed, but for an empty database
	 * that was given to {@link #on}.
	 */
	public MigrationAssert agree() {
		expectNone("Entities, files and database do not agree:", () -> {
			arrive();
			return this.migrations.check().differences();
		});
		return this;
	}

	/**
	 * Each migration can be taken back, leads to what was there before it, and runs
	 * again. The database is at head afterwards. Where rows would be lost that stops
	 * before, unless {@link #losingRows()}.
	 */
	public MigrationAssert goDownAndUp() {
		expectNone("Not every migration has a working way back:", () -> {
			arrive();
			return this.migrations.playWaysBack(this.above, (loss) -> this.losingRows);
		});
		return this;
	}

	private void arrive() {
		if (this.scratch) {
			this.migrations.upgrade(null);
		}
	}

	private static void expectNone(String problem, Claim claim) {
		try {
			List<Difference> differences = claim.differences();
			if (!differences.isEmpty()) {
				throw failure(problem + text(differences), remedies(differences));
			}
		}
		catch (MigrationException ex) {
			throw failure(ex.getMessage(), (ex.failure() == Failure.QUESTION) ? ROWS : ex.remedy());
		}
	}

	private static String text(List<Difference> differences) {
		return differences.stream()
			.map((difference) -> "\n  " + difference.text() + " (" + difference.between() + ")")
			.reduce("", String::concat);
	}

	private static String remedies(List<Difference> differences) {
		return String.join("; ", differences.stream().map(Difference::remedy).distinct().toList());
	}

	private static AssertionError failure(@Nullable String problem, String remedy) {
		return new AssertionError(problem + "\nfix: " + remedy);
	}

	/**
	 * What differs from a claim.
	 */
	@FunctionalInterface
	private interface Claim {

		List<Difference> differences();

	}

}
