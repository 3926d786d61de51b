package io.github.dbmigrate.proof;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A constraint or index that a sketched entity states for its table.
 *
 * @param type what it is
 * @param name its name, or {@code null} for none
 * @param fields the fields that it is about
 * @param text the condition of a check, or the direction of the last column of an index
 */
record SketchConstraint(Type type, @Nullable String name, List<String> fields, String text) {

	String source(SketchEntity entity) {
		List<String> columns = this.fields.stream().map((field) -> entity.field(field).logicalName()).toList();
		String named = (this.name != null) ? "name = \"" + this.name + "\", " : "";
		return switch (this.type) {
			case UNIQUE ->
				"@UniqueConstraint(" + named + "columnNames = { \"" + String.join("\", \"", columns) + "\" })";
			case INDEX -> "@Index(" + named + "columnList = \"" + String.join(", ", columns) + this.text + "\")";
			case UNIQUE_INDEX ->
				"@Index(" + named + "columnList = \"" + String.join(", ", columns) + this.text + "\", unique = true)";
			case CHECK -> "@CheckConstraint(" + named + "constraint = \"" + this.text + "\")";
		};
	}

	SketchConstraint named(@Nullable String name) {
		return new SketchConstraint(this.type, name, this.fields, this.text);
	}

	SketchConstraint with(String text) {
		return new SketchConstraint(this.type, this.name, this.fields, text);
	}

	/**
	 * The kinds of constraint.
	 */
	enum Type {

		UNIQUE, INDEX, UNIQUE_INDEX, CHECK

	}

}
