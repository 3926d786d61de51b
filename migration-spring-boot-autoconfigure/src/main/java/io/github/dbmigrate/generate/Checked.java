package io.github.dbmigrate.generate;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether entities, files and database agree.
 *
 * @param differences each difference; empty when they agree
 * @param notes what the user should know, such as expressions that the database could not
 * be asked about
 * @param compared what was compared, or {@code null} where it did not come to that
 */
public record Checked(List<Difference> differences, List<String> notes, @Nullable String compared) {

	public Checked {
		differences = List.copyOf(differences);
		notes = List.copyOf(notes);
	}

	public Checked(List<Difference> differences, List<String> notes) {
		this(differences, notes, null);
	}

	/**
	 * Whether there is no difference.
	 */
	public boolean agrees() {
		return this.differences.isEmpty();
	}

	/**
	 * The same of a database that the files made: what it differs in, the files do.
	 */
	Checked ofFiles() {
		return new Checked(this.differences.stream().map(Difference::ofFiles).toList(), this.notes, this.compared);
	}

	/**
	 * A difference between two of the three.
	 *
	 * @param between which two differ: {@code model-database}, {@code database-files},
	 * {@code files-history}, {@code files-undo}, or without a database
	 * {@code model-snapshot}, {@code snapshot-files}
	 * @param text what differs
	 * @param remedy the command that mends it
	 */
	public record Difference(String between, String text, String remedy) {

		private Difference ofFiles() {
			return switch (this.between) {
				case "model-database" -> new Difference("model-files", this.text, this.remedy);
				case "database-files" -> new Difference("snapshot-files",
						this.text.replace("this database has", "the files make")
							.replace("in this database", "in what the files make")
							.replace("but no file makes it", "but the snapshot does not know it"),
						"restore the file from git, or db snapshot with a database at head");
				default -> this;
			};
		}

	}

}
