package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;

import io.github.dbmigrate.upgrade.UpgradeWatcher;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal which file runs and for how long already, and tells everywhere what
 * took longer than a second.
 */
final class Elapsed implements UpgradeWatcher {

	private static final String CLEAR = "\r\u001b[K";

	private static final Duration LONG = Duration.ofSeconds(1);

	private final PrintWriter err;

	private final boolean terminal;

	private final Duration tick;

	private @Nullable Timer timer;

	Elapsed(PrintWriter err, boolean terminal, Duration tick) {
		this.err = err;
		this.terminal = terminal;
		this.tick = tick;
	}

	@Override
	public void began(String script) {
		if (this.terminal) {
			this.timer = new Timer("migration-elapsed", true);
			this.timer.scheduleAtFixedRate(new Tick(script, System.nanoTime()), this.tick.toMillis(),
					this.tick.toMillis());
		}
	}

	@Override
	public void ended(String script, Duration time) {
		if (this.timer != null) {
			this.timer.cancel();
			this.timer = null;
		}
		if (time.compareTo(LONG) >= 0) {
			print((this.terminal ? CLEAR : "") + script + " took " + seconds(time) + System.lineSeparator());
		}
	}

	private void print(String text) {
		synchronized (this.err) {
			this.err.print(text);
			this.err.flush();
		}
	}

	static String seconds(Duration time) {
		return (time.toSeconds() < 60) ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
				: time.toMinutes() + " min " + time.toSecondsPart() + " s";
	}

	/**
	 * Replaces the line with the time until now.
	 */
	private final class Tick extends TimerTask {

		private final String script;

		private final long begun;

		private Tick(String script, long begun) {
			this.script = script;
			this.begun = begun;
		}

		@Override
		public void run() {
			print(CLEAR + "Running " + this.script + " " + seconds(Duration.ofNanos(System.nanoTime() - this.begun)));
		}

	}

}
