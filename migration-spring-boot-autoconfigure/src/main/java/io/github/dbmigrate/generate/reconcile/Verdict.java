package io.github.dbmigrate.generate.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The rule that decides between model, snapshot and database, for an object or one facet
 * of it (design, section 3): what the database has and the model has not goes only when
 * the snapshot knows it; where model and snapshot agree and the database does not, it has
 * drifted.
 */
public final class Verdict {

	private final boolean trusting;

	private final @Nullable Drift policy;

	private final List<String> missing = new ArrayList<>();

	private final List<String> unexplained = new ArrayList<>();

	/**
	 * @param trusting whether the database is right where it differs from the snapshot:
	 * there is no snapshot yet, or a hand-written file is newer
	 * @param policy what to do about drift, or {@code null} to stop
	 */
	public Verdict(boolean trusting, @Nullable Drift policy) {
		this.trusting = trusting;
		this.policy = policy;
	}

	/**
	 * The same rule where the snapshot knows nothing, for the parts of something that is
	 * already reported as a whole.
	 */
	Verdict trusting() {
		return new Verdict(true, this.policy);
	}

	/**
	 * What the database shall have.
	 * @param what the object or facet, for a drift message
	 * @param model what the model wants, {@code null} for nothing
	 * @param snapshot what the last model wanted, {@code null} for nothing
	 * @param database what is there, {@code null} for nothing
	 */
	<T> @Nullable T on(String what, @Nullable T model, @Nullable T snapshot, @Nullable T database) {
		if (Objects.equals(model, database)) {
			if (model != null && !model.equals(snapshot)) {
				unexplained(what);
			}
			return database;
		}
		if (model == null) {
			return (snapshot != null) ? null : database;
		}
		return (model.equals(snapshot) && !restores(what)) ? database : model;
	}

	/**
	 * The model wants what the last model wanted, and the database has not: whether to
	 * bring it back.
	 */
	boolean restores(String what) {
		if (this.trusting || this.policy == Drift.DATABASE) {
			return true;
		}
		if (this.policy != Drift.SNAPSHOT) {
			this.missing.add(what);
		}
		return false;
	}

	/**
	 * The database has what the model wants before a file makes it.
	 */
	public void unexplained(String what) {
		if (!this.trusting) {
			this.unexplained.add(what);
		}
	}

	/**
	 * What the files make and this database lacks or has otherwise.
	 */
	public List<String> missing() {
		return List.copyOf(this.missing);
	}

	/**
	 * What this database has although no file makes it.
	 */
	public List<String> unexplained() {
		return List.copyOf(this.unexplained);
	}

}
