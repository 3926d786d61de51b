package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.dbmigrate.generate.rename.RenameQuestion.Candidate;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.Mapping.ColumnOrigin;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns of a table that have other names now.
 */
final class ColumnRenames {

	private final RenameSides sides;

	private final StatedRenames stated;

	ColumnRenames(RenameSides sides, StatedRenames stated) {
		this.sides = sides;
		this.stated = stated;
	}

	/**
	 * The new names by the old ones.
	 * @param there the table as it is, under its old name
	 * @param wanted the table of the model
	 */
	Map<String, String> find(Table there, Table wanted) {
		Model last = this.sides.last();
		Names<String> names = new Names<>(names(there), names(wanted));
		Map<String, String> given = this.stated.columns(there, wanted);
		Map<String, String> found = new LinkedHashMap<>(given);
		TableOrigin origin = (last != null) ? last.mapping().tables().get(there.name()) : null;
		if (origin != null) {
			addCertain(origin, there, wanted, found);
		}
		Map<String, String> annotated = annotated(names, there, wanted, found);
		found.putAll(annotated);
		annotated.putAll(given);
		names.removeDoubtful(found, annotated);
		this.stated.check(given, found, there, wanted);
		Table known = (last != null) ? last.schema().tables().get(there.name()) : null;
		if (known != null) {
			found.putAll(new RenameQuestion(this.sides.answers()).ask(candidates(known, there, wanted, found)));
		}
		return found;
	}

	private static List<String> names(Table table) {
		return table.columns().stream().map(Column::name).toList();
	}

	private void addCertain(TableOrigin known, Table there, Table wanted, Map<String, String> found) {
		TableOrigin origin = Objects.requireNonNull(this.sides.model().mapping().tables().get(wanted.name()));
		if (!known.entity().equals(origin.entity()) && there.name().equals(wanted.name())) {
			return;
		}
		Map<String, String> attributes = new HashMap<>();
		known.columns().forEach((name, column) -> attributes.put(String.valueOf(column.attribute()), name));
		origin.columns().forEach((name, column) -> {
			String before = (column.attribute() != null) ? attributes.get(column.attribute()) : null;
			if (before != null && !before.equals(name) && !found.containsKey(before) && !found.containsValue(name)
					&& isAlike(there.column(before), wanted.column(name))
					&& !this.sides.isDeclined(wanted.name(), before)) {
				found.put(before, name);
			}
		});
	}

	/** An attribute may get another meaning together with its name. */
	private static boolean isAlike(Optional<Column> before, Optional<Column> after) {
		return before.isPresent() && after.isPresent()
				&& Likeness.keepsMeaning(before.get().type(), after.get().type());
	}

	private Map<String, String> annotated(Names<String> names, Table there, Table wanted, Map<String, String> found) {
		List<FormerName> former = this.sides.model()
			.mapping()
			.former()
			.stream()
			.filter((one) -> one.column() != null && one.table().equals(wanted.name()))
			.toList();
		Map<String, String> annotated = new LinkedHashMap<>();
		FormerNames<String> formerNames = new FormerNames<>(names, FormerName::former, ColumnRenames::after,
				(name) -> this.sides.answers().subject(wanted.name(), name), (name) -> mappedBy(wanted, name));
		formerNames.counting(former, found).forEach((old, one) -> {
			Column before = there.column(old).orElseThrow();
			Column after = wanted.column(after(one)).orElseThrow();
			if (this.sides.isDeclined(wanted.name(), old)) {
				throw formerNames.refused(one, "a flag says otherwise");
			}
			if (!Likeness.canBe(before.type(), after.type())) {
				throw formerNames.refused(one, "that is " + before.type() + ", and now it is " + after.type());
			}
			annotated.put(old, after.name());
		});
		return annotated;
	}

	private static String after(FormerName one) {
		return Objects.requireNonNull(one.column());
	}

	private @Nullable String mappedBy(Table table, String name) {
		TableOrigin origin = this.sides.model().mapping().tables().get(table.name());
		ColumnOrigin column = (origin != null) ? origin.columns().get(name) : null;
		return (origin != null && column != null && column.attribute() != null)
				? origin.entity() + "." + column.attribute() : null;
	}

	private List<Candidate<String>> candidates(Table known, Table there, Table wanted, Map<String, String> found) {
		List<Candidate<String>> candidates = new ArrayList<>();
		for (Column gone : there.columns()) {
			if (known.column(gone.name()).isPresent() && wanted.column(gone.name()).isEmpty()
					&& !found.containsKey(gone.name())) {
				wanted.columns()
					.stream()
					.filter((come) -> there.column(come.name()).isEmpty() && known.column(come.name()).isEmpty()
							&& !found.containsValue(come.name()) && Likeness.canBe(gone.type(), come.type()))
					.forEach((come) -> candidates.add(candidate(known, gone, wanted, come)));
			}
		}
		candidates.removeIf((one) -> this.sides.isDeclined(wanted.name(), one.before()));
		return candidates;
	}

	private Candidate<String> candidate(Table known, Column gone, Table wanted, Column come) {
		int distance = Math.abs(names(known).indexOf(gone.name()) - names(wanted).indexOf(come.name()));
		String name = this.sides.dialect().shown(come.name());
		return new Candidate<>(gone.name(), come.name(), "Column",
				this.sides.answers().subject(wanted.name(), gone.name()), name, name + " " + come.type(),
				Likeness.of(gone, come, distance));
	}

}
