package io.github.dbmigrate.upgrade;

import java.util.List;
import java.util.Locale;

import io.github.dbmigrate.upgrade.DatabaseStatus.State;

/**
 * A migration of which history and files tell different things, or that stopped half way.
 *
 * @param migration its version, or its description for a repeatable one
 * @param script the name of its file
 * @param state what is wrong with it
 * @param history what the history says
 * @param files what the files say
 * @param mends what can be done about it
 */
public record Damage(String migration, String script, State state, String history, String files, List<Mend> mends) {

	public Damage {
		mends = List.copyOf(mends);
	}

	/** The flag that says to mend it so. */
	public String flag(Mend mend) {
		String value = this.migration.contains(" ") ? '"' + this.migration + '"' : this.migration;
		String flag = mend.way().flag();
		return (mend.way() == Way.CONTINUE) ? flag : flag + " " + value;
	}

	/**
	 * One way out.
	 *
	 * @param way which one
	 * @param meaning what it does here
	 */
	public record Mend(Way way, String meaning) {
	}

	/**
	 * The ways out.
	 */
	public enum Way {

		/** Goes on where it stopped. */
		CONTINUE,
		/** The statement at which it stopped counts as done. */
		SKIP,
		/** The migration counts as run, with the file as it is now. */
		ACCEPT,
		/** The migration counts as not run. */
		FORGET;

		/** As people and programs read it. */
		@Override
		public String toString() {
			return name().toLowerCase(Locale.ROOT);
		}

		String flag() {
			return "--" + this;
		}

	}

}
