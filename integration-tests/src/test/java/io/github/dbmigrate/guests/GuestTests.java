package io.github.dbmigrate.guests;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.dbmigrate.guests.Guest.Ran;
import io.github.dbmigrate.guests.batch.BatchGuest;
import io.github.dbmigrate.guests.createdrop.CreateDropGuest;
import io.github.dbmigrate.guests.mvc.MvcGuest;
import io.github.dbmigrate.guests.names.NamesGuest;
import io.github.dbmigrate.guests.plain.PlainGuest;
import io.github.dbmigrate.guests.reactive.ReactiveGuest;
import io.github.dbmigrate.guests.shell.ShellGuest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter alone is added to applications that were not written for it: nothing about
 * them changes, and with {@code db} nothing of them runs.
 */
@Execution(ExecutionMode.CONCURRENT)
class GuestTests {

	private static final String FILES = "--spring.flyway.locations=classpath:guests/h2";

	private static final String ANY_PORT = "--server.port=0";

	static Stream<Guest> guests() {
		return Stream.of(
				new Guest(MvcGuest.class, List.of("webflux", "reactor", "batch", "spring-shell", "jline"),
						List.of(FILES, ANY_PORT)),
				new Guest(ReactiveGuest.class, List.of("webmvc", "batch", "spring-shell", "jline", "security"),
						List.of(FILES, ANY_PORT)),
				new Guest(BatchGuest.class, List.of("webmvc", "webflux", "tomcat", "security", "spring-shell", "jline"),
						List.of(FILES)),
				new Guest(ShellGuest.class, List.of("webmvc", "webflux", "tomcat", "security", "batch"),
						List.of(FILES)),
				new Guest(PlainGuest.class,
						List.of("webmvc", "webflux", "tomcat", "security", "batch", "spring-shell", "jline"),
						List.of(FILES)),
				new Guest(NamesGuest.class, List.of("webflux", "security", "batch", "spring-shell", "jline"),
						List.of(FILES, ANY_PORT)),
				new Guest(CreateDropGuest.class, List.of("webflux", "security", "batch", "spring-shell", "jline"), List
					.of("--spring.flyway.enabled=false", "--spring.jpa.hibernate.ddl-auto=create-drop", ANY_PORT)));
	}

	@ParameterizedTest
	@MethodSource("guests")
	void isTheSameWithAndWithoutTheStarter(Guest guest) throws Exception {
		Ran without = guest.run(false, List.of());
		Ran with = guest.run(true, List.of());
		assertThat(without.beans()).as(without.output() + without.errors()).isNotEmpty();
		assertThat(with.exitCode()).as(with.output() + with.errors()).isEqualTo(without.exitCode());
		assertThat(with.sql()).isEqualTo(without.sql()).isNotEmpty();
		List<String> added = new ArrayList<>(with.beans());
		added.removeAll(without.beans());
		assertThat(with.beans()).containsAll(without.beans());
		assertThat(added).allMatch((name) -> name.startsWith("migration") || name.startsWith("io.github.dbmigrate."));
		assertThat(with.output()).contains(Nasty.RAN);
	}

	@ParameterizedTest
	@MethodSource("guests")
	void runsNothingOfItsOwnBesideACommand(Guest guest) throws Exception {
		Ran ran = guest.run(true, List.of("--spring.profiles.active=failing", "db", "current"));
		assertThat(ran.output() + ran.errors()).doesNotContain(Nasty.RAN).doesNotContain("\tat ");
		boolean flyway = !guest.options().contains("--spring.flyway.enabled=false");
		assertThat(ran.exitCode()).as(ran.output() + ran.errors()).isEqualTo(flyway ? 0 : 2);
	}

	@Test
	void theirTestsPassUnchanged() throws Exception {
		for (boolean starter : List.of(false, true)) {
			assertPass(starter, List.of(), "mvc.MvcGuestCases");
			assertPass(starter, starter ? List.of() : List.of("flyway"), "slice.SliceGuestCases",
					"slice.FirstSliceGuestCases");
		}
	}

	private static void assertPass(boolean starter, List<String> without, String... tests) throws Exception {
		List<String> absent = new ArrayList<>(List.of("webflux", "reactor", "batch", "spring-shell", "jline"));
		absent.addAll(without);
		Ran ran = new Guest(TestRun.class, absent, List.of()).run(starter,
				Stream.of(tests).map("io.github.dbmigrate.guests."::concat).toList());
		assertThat(ran.exitCode()).as(ran.output() + ran.errors()).isZero();
		assertThat(ran.output()).contains("TESTS " + tests.length + " succeeded, 0 failed");
	}

}
