package io.github.dbmigrate.upgrade;

import java.time.Duration;

/**
 * Sees the files of an upgrade come and go while they run.
 */
public interface UpgradeWatcher {

	/** A file begins. */
	void began(String script);

	/** A file is done, or failed. */
	void ended(String script, Duration time);

}
