package io.github.dbmigrate.shell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The time that files take while they run.
 */
class ElapsedTests {

	private final StringWriter err = new StringWriter();

	@Test
	void whatTakesLongIsTold() {
		Elapsed elapsed = new Elapsed(new PrintWriter(this.err), false, Duration.ofSeconds(1));
		elapsed.began("V1__a.sql");
		elapsed.ended("V1__a.sql", Duration.ofMillis(999));
		elapsed.ended("V2__b.sql", Duration.ofMillis(1250));
		elapsed.ended("V3__c.sql", Duration.ofSeconds(125));
		assertThat(this.err.toString().lines()).containsExactly("V2__b.sql took 1.3 s", "V3__c.sql took 2 min 5 s");
	}

	@Test
	void aTerminalShowsTheTimeUntilNow() throws Exception {
		Elapsed elapsed = new Elapsed(new PrintWriter(this.err), true, Duration.ofMillis(5));
		elapsed.began("V1__a.sql");
		for (int i = 0; i < 400 && !this.err.toString().contains("Running"); i++) {
			Thread.sleep(5);
		}
		elapsed.ended("V1__a.sql", Duration.ofMillis(1500));
		assertThat(this.err.toString()).startsWith("\r\u001b[KRunning V1__a.sql 0.")
			.endsWith("\r\u001b[KV1__a.sql took 1.5 s" + System.lineSeparator());
	}

}
