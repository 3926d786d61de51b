package io.github.dbmigrate.guests;

import java.io.PrintWriter;
import java.util.stream.Stream;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the tests of a guest in a process of their own, on its class path.
 */
public final class TestRun {

	private TestRun() {
	}

	public static void main(String[] args) {
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		LauncherFactory.create()
			.execute(LauncherDiscoveryRequestBuilder.request()
				.selectors(Stream.of(args).map(DiscoverySelectors::selectClass).toList())
				.build(), listener);
		listener.getSummary().printFailuresTo(new PrintWriter(System.out, true));
		System.out.println("TESTS " + listener.getSummary().getTestsSucceededCount() + " succeeded, "
				+ listener.getSummary().getTotalFailureCount() + " failed");
		System.exit((listener.getSummary().getTotalFailureCount() == 0) ? 0 : 1);
	}

}
