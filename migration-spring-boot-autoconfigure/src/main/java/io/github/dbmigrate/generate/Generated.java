package io.github.dbmigrate.generate;

import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.generate.ask.RowCount;
import io.github.dbmigrate.hazard.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What {@code db migrate} did.
 *
 * @param version the version of the new file, or {@code null} when there was no
 * difference
 * @param operations one summary line for each operation
 * @param sql the text of the migration, or {@code null} without one
 * @param undoSql the text of the undo file, or {@code null} without one
 * @param files the files written, the migration first; empty for a dry run
 * @param hazards what can go wrong with it on a populated, busy database
 * @param notes what the user should know, such as vendor folders that are now behind
 * @param counts the rows that get another value
 * @param compared what was compared, or {@code null} where nothing was
 */
public record Generated(@Nullable String version, List<String> operations, @Nullable String sql,
		@Nullable String undoSql, List<String> files, List<Finding> hazards, List<String> notes, List<RowCount> counts,
		@Nullable String compared) {

	/** Nothing differs, nothing was written. */
	public static final Generated NOTHING = new Generated(null, List.of(), null, null, List.of(), List.of(), List.of());

	public Generated {
		operations = List.copyOf(operations);
		files = List.copyOf(files);
		hazards = List.copyOf(hazards);
		notes = List.copyOf(notes);
		counts = List.copyOf(counts);
	}

	/**
	 * A migration that was made without comparing anything.
	 */
	public Generated(@Nullable String version, List<String> operations, @Nullable String sql, @Nullable String undoSql,
			List<String> files, List<Finding> hazards, List<String> notes) {
		this(version, operations, sql, undoSql, files, hazards, notes, List.of(), null);
	}

	/**
	 * A migration with the rows that were counted for it.
	 */
	public Generated(@Nullable String version, List<String> operations, @Nullable String sql, @Nullable String undoSql,
			List<String> files, List<Finding> hazards, List<String> notes, List<RowCount> counts) {
		this(version, operations, sql, undoSql, files, hazards, notes, counts, null);
	}

	/**
	 * Whether nothing differs, nothing was written and there is nothing to say.
	 */
	public boolean saysNothing() {
		return comparing(null).equals(NOTHING);
	}

	/**
	 * The same with more files.
	 */
	public Generated with(List<String> more) {
		List<String> all = Stream.concat(this.files.stream(), more.stream()).toList();
		return new Generated(this.version, this.operations, this.sql, this.undoSql, all, this.hazards, this.notes,
				this.counts, this.compared);
	}

	/**
	 * The same with more that the user should know.
	 */
	Generated noting(List<String> more) {
		List<String> all = Stream.concat(this.notes.stream(), more.stream()).toList();
		return new Generated(this.version, this.operations, this.sql, this.undoSql, this.files, this.hazards, all,
				this.counts, this.compared);
	}

	/**
	 * The same with the rows that get another value.
	 */
	Generated counting(List<RowCount> found) {
		return new Generated(this.version, this.operations, this.sql, this.undoSql, this.files, this.hazards,
				this.notes, found, this.compared);
	}

	/**
	 * The same with what was compared.
	 */
	Generated comparing(@Nullable String told) {
		return new Generated(this.version, this.operations, this.sql, this.undoSql, this.files, this.hazards,
				this.notes, this.counts, told);
	}

}
