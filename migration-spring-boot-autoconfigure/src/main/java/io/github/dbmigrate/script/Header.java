package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The comments at the top of a generated file.
 *
 * @param message the message of the author, or {@code null}
 * @param parents the versions this file follows; two for a merge, none for the first
 * @param vendor the database it is written for, or {@code null} for any
 * @param baseline whether it describes a schema that was there before
 * @param operations one summary line for each operation
 * @param hazards one line for each thing that can go wrong on a populated, busy database
 * @param late the versions that may run after newer ones, since a merge proved it
 * @param replaced the files that it stands for: in an empty database, or itself under the
 * version that it had before it moved
 */
public record Header(@Nullable String message, List<Version> parents, @Nullable String vendor, boolean baseline,
		List<String> operations, List<String> hazards, List<Version> late, List<Replaced> replaced) {

	/** The header of a file that has none. */
	public static final Header NONE = new Header(null, List.of(), null, false, List.of());

	private static final String FORMAT = "migration:format 1";

	private static final String PARENT = "migration:parent ";

	private static final String VENDOR = "migration:vendor ";

	private static final String BASELINE = "migration:baseline";

	private static final String LATE = "migration:may-run-late ";

	private static final String HAZARD = "migration:hazard ";

	private static final String REPLACES = "migration:replaces ";

	public Header {
		parents = List.copyOf(parents);
		operations = List.copyOf(operations);
		hazards = List.copyOf(hazards);
		late = List.copyOf(late);
		replaced = List.copyOf(replaced);
	}

	/**
	 * A header of a file that replaces no other.
	 */
	public Header(@Nullable String message, List<Version> parents, @Nullable String vendor, boolean baseline,
			List<String> operations, List<String> hazards, List<Version> late) {
		this(message, parents, vendor, baseline, operations, hazards, late, List.of());
	}

	/**
	 * A header of a file that is no merge.
	 */
	public Header(@Nullable String message, List<Version> parents, @Nullable String vendor, boolean baseline,
			List<String> operations, List<String> hazards) {
		this(message, parents, vendor, baseline, operations, hazards, List.of());
	}

	/**
	 * A header of a file that is harmless.
	 */
	public Header(@Nullable String message, List<Version> parents, @Nullable String vendor, boolean baseline,
			List<String> operations) {
		this(message, parents, vendor, baseline, operations, List.of());
	}

	/**
	 * The header as comment lines, with a line feed at the end.
	 */
	public String render() {
		List<String> lines = new ArrayList<>();
		if (this.message != null && !this.message.isBlank()) {
			lines.add(this.message);
		}
		lines.add(FORMAT);
		this.parents.forEach((parent) -> lines.add(PARENT + parent));
		this.late.forEach((version) -> lines.add(LATE + version));
		if (this.vendor != null) {
			lines.add(VENDOR + this.vendor);
		}
		if (this.baseline) {
			lines.add(BASELINE);
		}
		this.replaced.forEach((file) -> lines.add(REPLACES + file));
		lines.addAll(this.operations);
		this.hazards.forEach((hazard) -> lines.add(HAZARD + hazard));
		return Comments.render(lines);
	}

	/**
	 * Reads the header of a file; {@link #NONE} for a file without one.
	 */
	public static Header parse(String sql) {
		List<String> lines = Comments.leading(sql);
		int format = (lines.size() > 1 && lines.get(1).equals(FORMAT)) ? 1 : 0;
		if (lines.isEmpty() || !lines.get(format).equals(FORMAT)) {
			return NONE;
		}
		String message = (format == 1) ? lines.get(0) : null;
		return parse(message, lines.subList(format + 1, lines.size()));
	}

	private static Header parse(@Nullable String message, List<String> lines) {
		List<String> operations = lines.stream().filter((line) -> !line.startsWith("migration:")).toList();
		String vendor = valuesOf(VENDOR, lines).stream().findFirst().orElse(null);
		return new Header(message, versionsOf(PARENT, lines), vendor, lines.contains(BASELINE), operations,
				valuesOf(HAZARD, lines), versionsOf(LATE, lines),
				valuesOf(REPLACES, lines).stream().flatMap((text) -> Replaced.read(text).stream()).toList());
	}

	private static List<Version> versionsOf(String key, List<String> lines) {
		return valuesOf(key, lines).stream().filter(Version::isVersion).map(Version::of).toList();
	}

	private static List<String> valuesOf(String key, List<String> lines) {
		return lines.stream()
			.filter((line) -> line.startsWith(key))
			.map((line) -> line.substring(key.length()).trim())
			.toList();
	}

}
