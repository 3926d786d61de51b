package io.github.dbmigrate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Sequence.ColumnName;

/**
 * The changes of the sequences. One that comes gets its owner later, and one that goes
 * gives it up before, so that it does not go with it.
 */
final class SequenceDiff {

	private final Schema before;

	private final Schema after;

	private final List<Change> changes = new ArrayList<>();

	SequenceDiff(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	List<Change> changes() {
		Matched<Sequence> sequences = Matched.by(Sequence::name, List.copyOf(this.before.sequences().values()),
				List.copyOf(this.after.sequences().values()));
		sequences.removed().forEach(this::drop);
		sequences.added().forEach(this::create);
		sequences.kept().forEach((pair) -> alter(pair.before(), pair.after()));
		return this.changes;
	}

	private void drop(Sequence sequence) {
		Sequence free = sequence.ownedBy(null);
		own(sequence, free);
		this.changes.add(new DropSequence(free, fedIn(this.after, free)));
	}

	private void create(Sequence sequence) {
		Sequence free = sequence.ownedBy(null);
		this.changes.add(new CreateSequence(free, fedIn(this.before, free)));
		own(free, sequence);
	}

	private void alter(Sequence old, Sequence wanted) {
		if (!old.numbering().equals(wanted.numbering()) || !Objects.equals(old.type(), wanted.type())) {
			this.changes.add(new AlterSequence(old.ownedBy(null), wanted.ownedBy(null)));
		}
		own(old, wanted);
	}

	private void own(Sequence old, Sequence wanted) {
		if (!Objects.equals(old.owner(), wanted.owner())) {
			this.changes.add(new OwnSequence(wanted.name(), old.owner(), wanted.owner()));
		}
	}

	/**
	 * The columns of a schema that a sequence feeds.
	 */
	private static List<ColumnName> fedIn(Schema schema, Sequence sequence) {
		return sequence.feeds()
			.stream()
			.filter((feed) -> schema.tables().containsKey(feed.table())
					&& schema.tables().get(feed.table()).column(feed.column()).isPresent())
			.toList();
	}

}
