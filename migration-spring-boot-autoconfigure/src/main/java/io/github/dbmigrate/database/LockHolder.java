package io.github.dbmigrate.database;

import org.jspecify.annotations.Nullable;

/**
 * A session of somebody else that keeps a lock.
 *
 * @param session its number
 * @param who the user, the program and the machine, as far as this user may see them
 * @param doing what it does, as the database calls it
 * @param seconds how long it does that, or {@code null} when that is not told
 * @param end the statement that ends it
 */
record LockHolder(long session, String who, String doing, @Nullable Long seconds, String end) {

	String told() {
		return "session " + this.session + " (" + this.who + "), " + this.doing
				+ ((this.seconds != null) ? " for " + this.seconds + " s" : "") + "; `" + this.end + "` ends it";
	}

}
