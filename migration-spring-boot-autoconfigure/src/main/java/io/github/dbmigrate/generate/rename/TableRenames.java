package io.github.dbmigrate.generate.rename;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.github.dbmigrate.dialect.Counter;
import io.github.dbmigrate.generate.rename.RenameQuestion.Candidate;
import io.github.dbmigrate.schema.Mapping.FormerName;
import io.github.dbmigrate.schema.Mapping.TableOrigin;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables that have other names now.
 */
final class TableRenames {

	private final RenameSides sides;

	private final StatedRenames stated;

	private final SortedMap<TableName, Table> there;

	private final SortedMap<TableName, Table> wanted;

	private final Names<TableName> names;

	TableRenames(RenameSides sides, StatedRenames stated) {
		this.sides = sides;
		this.stated = stated;
		this.there = sides.database().tables();
		this.wanted = sides.model().schema().tables();
		this.names = new Names<>(this.there.keySet(), this.wanted.keySet());
	}

	/**
	 * The new names by the old ones.
	 */
	SortedMap<TableName, TableName> find() {
		Model last = this.sides.last();
		Map<TableName, TableName> given = this.stated.tables();
		SortedMap<TableName, TableName> found = new TreeMap<>(given);
		if (last != null) {
			addCertain(last, found);
		}
		Map<TableName, TableName> annotated = annotated(found);
		found.putAll(annotated);
		annotated.putAll(given);
		this.names.removeDoubtful(found, annotated);
		this.stated.check(given, found);
		if (last != null) {
			new RenameQuestion(this.sides.answers()).ask(candidates(last, found)).forEach(found::put);
		}
		return found;
	}

	private void addCertain(Model last, Map<TableName, TableName> found) {
		Map<String, TableName> entities = new HashMap<>();
		last.mapping().tables().forEach((name, origin) -> entities.put(origin.entity(), name));
		this.sides.model().mapping().tables().forEach((name, origin) -> {
			TableName old = entities.get(origin.entity());
			if (old != null && !old.equals(name) && !found.containsKey(old) && !found.containsValue(name)
					&& !isMissing(last, name) && this.there.containsKey(old)
					&& this.sides.dialect().canRename(old, name) && !this.sides.isDeclined(old, null)) {
				found.put(old, name);
			}
		});
	}

	/** The files make a table of this name, and this database lacks it. */
	private boolean isMissing(Model last, TableName name) {
		return last.schema().tables().containsKey(name) && !this.there.containsKey(name);
	}

	private Map<TableName, TableName> annotated(Map<TableName, TableName> found) {
		List<FormerName> former = this.sides.model()
			.mapping()
			.former()
			.stream()
			.filter((one) -> one.column() == null)
			.toList();
		Map<TableName, TableName> annotated = new TreeMap<>();
		FormerNames<TableName> formerNames = new FormerNames<>(this.names, TableRenames::before, FormerName::table,
				(name) -> this.sides.dialect().shown(name), this::mappedBy);
		formerNames.counting(former, found).forEach((old, one) -> {
			if (this.sides.isDeclined(old, null) || !this.sides.dialect().canRename(old, one.table())) {
				throw formerNames.refused(one, "a flag says otherwise");
			}
			annotated.put(old, one.table());
		});
		return annotated;
	}

	private static TableName before(FormerName one) {
		return new TableName(one.table().schema(), one.former());
	}

	private @Nullable String mappedBy(TableName name) {
		TableOrigin origin = this.sides.model().mapping().tables().get(name);
		return (origin != null) ? origin.entity() : null;
	}

	private List<Candidate<TableName>> candidates(Model last, Map<TableName, TableName> found) {
		List<Candidate<TableName>> candidates = new ArrayList<>();
		for (Table gone : this.there.values()) {
			if (last.schema().tables().containsKey(gone.name()) && !this.wanted.containsKey(gone.name())
					&& !found.containsKey(gone.name())) {
				this.wanted.values()
					.stream()
					.filter((come) -> isNew(last, come.name(), found) && Counter.of(come).isEmpty()
							&& this.sides.dialect().canRename(gone.name(), come.name()) && Likeness.canBe(gone, come))
					.forEach((come) -> candidates.add(candidate(gone, come)));
			}
		}
		candidates.removeIf((one) -> this.sides.isDeclined(one.before(), null));
		return candidates;
	}

	private boolean isNew(Model last, TableName name, Map<TableName, TableName> found) {
		return !this.there.containsKey(name) && !last.schema().tables().containsKey(name) && !found.containsValue(name);
	}

	private Candidate<TableName> candidate(Table gone, Table come) {
		String name = this.sides.dialect().shown(come.name());
		return new Candidate<>(gone.name(), come.name(), "Table", this.sides.answers().subject(gone.name(), null), name,
				name, Likeness.of(gone, come));
	}

}
