package io.github.dbmigrate.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.NoEntitiesException;
import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.GenerateOptions;
import io.github.dbmigrate.generate.Generated;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.script.Header;
import io.github.dbmigrate.script.MigrationFile;
import io.github.dbmigrate.script.Version;
import io.github.dbmigrate.upgrade.DatabaseStatus;
import io.github.dbmigrate.upgrade.DatabaseStatus.State;
import io.github.dbmigrate.upgrade.Migrated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Commands in an application with two databases.
 */
class SeveralDatabasesTests {

	private final MigrationService orders = mock(MigrationService.class);

	private final MigrationService stock = mock(MigrationService.class);

	private final Databases databases = new Databases(this::services);

	private Map<String, Supplier<MigrationService>> services() {
		Map<String, Supplier<MigrationService>> services = new LinkedHashMap<>();
		services.put("orders", () -> this.orders);
		services.put("stock", () -> this.stock);
		return services;
	}

	@Test
	void eachIsToldUnderItsName() {
		given(this.orders.status()).willReturn(status("orders", "2", State.UP_TO_DATE));
		given(this.stock.status()).willReturn(status("stock", "1", State.FAILED));
		assertThat(Spoken.of(this.databases, "current"))
			.isEqualTo(new Spoken(0, "orders:\n  2 (head)\nstock:\n  1\n", ""));
		assertThat(Spoken.of(this.databases, "status").out()).startsWith("orders: up to date\n  url ")
			.contains("\nstock: failed\n  url ");
		assertThat(Spoken.of(this.databases, "status").exitCode()).isEqualTo(1);
		assertThat(Spoken.of(this.databases, "current", "--json").out()).isEqualTo("""
				{
				  "databases" : {
				    "orders" : {
				      "database" : "orders",
				      "current" : "2",
				      "head" : "2",
				      "atHead" : true
				    },
				    "stock" : {
				      "database" : "stock",
				      "current" : "1",
				      "head" : "2",
				      "atHead" : false
				    }
				  }
				}
				""");
		assertThat(Spoken.of(this.databases, "status", "--json").out()).startsWith("""
				{
				  "databases" : {
				    "orders" : {
				      "database" : "orders",
				""");
	}

	@Test
	void everyLineOfAnEntryIsBelowTheNameOfItsDatabase() {
		MigrationFile file = new MigrationFile(Version.of("2"), "a", "V2__a.sql", "/db/V2__a.sql", Header.NONE, "x", 1);
		given(this.orders.heads()).willReturn(List.of(file, file));
		given(this.stock.heads()).willReturn(List.of());
		assertThat(Spoken.of(this.databases, "heads", "-v").out()).isEqualTo("""
				orders:
				  Version:  2 (head)
				  Parent:   <base>
				  File:     /db/V2__a.sql
				  Message:  a

				  Version:  2 (head)
				  Parent:   <base>
				  File:     /db/V2__a.sql
				  Message:  a
				stock: none
				""");
	}

	@Test
	void theOneOfWhichThereIsNothingToTellSaysSo() {
		given(this.orders.status()).willReturn(status("orders", null, State.PENDING));
		given(this.stock.status()).willReturn(status("stock", "1", State.PENDING));
		assertThat(Spoken.of(this.databases, "current").out()).isEqualTo("orders: none\nstock:\n  1\n");
	}

	private static DatabaseStatus status(String name, @Nullable String current, State state) {
		return new DatabaseStatus(name, "jdbc:h2:mem:" + name, "H2 2.4", "/db", current, "2", List.of("2"), state, null,
				null, List.of(), List.of(), List.of());
	}

	@Test
	void theOneThatIsNamedIsToldAsIfItWereTheOnlyOne() {
		given(this.stock.status()).willReturn(status("stock", "1", State.PENDING));
		assertThat(Spoken.of(this.databases, "current", "--database", "stock")).isEqualTo(new Spoken(0, "1\n", ""));
		assertThat(Spoken.of(this.databases, "--database", "stock", "current").out()).isEqualTo("1\n");
		verifyNoInteractions(this.orders);
	}

	@ParameterizedTest
	@ValueSource(strings = { "downgrade", "stamp head", "remove", "revision -m x", "show head", "upgrade 7", "init",
			"migrate --drop user.mail", "migrate --drift=adopt", "lint V1__a.sql" })
	void whatIsMeantForOneAsksForItsName(String words) {
		assertThat(Spoken.of(this.databases, words.split(" "))).isEqualTo(new Spoken(2, "",
				"""
						error: This application has several databases (orders, stock), and this can be done to one at a time. Nothing was done.
						fix: say which: --database orders
						"""));
		verifyNoInteractions(this.orders, this.stock);
	}

	@Test
	void anUnknownNameIsAnsweredWithTheNames() {
		assertThat(Spoken.of(this.databases, "status", "--database", "shop")).isEqualTo(
				new Spoken(2, "", "error: There is no database 'shop' here, but orders, stock. Nothing was done.\n"
						+ "fix: say which: --database orders\n"));
	}

	@Test
	void whatIsOnlyToldGoesOnAfterAFailure() {
		given(this.orders.check()).willThrow(new MigrationException(Failure.DATABASE, "Cannot connect.", "start it"));
		given(this.stock.check()).willReturn(new Checked(List.of(), List.of("A note.")));
		assertThat(Spoken.of(this.databases, "check"))
			.isEqualTo(new Spoken(4, "stock:\n  Entities, files and database agree\n", """
					stock: A note.
					error: orders: Cannot connect.
					fix: start it
					   (with --database orders)
					"""));
	}

	@Test
	void anUpgradeStopsAtTheFirstFailure() {
		given(this.orders.upgrade(isNull(), any()))
			.willThrow(new MigrationException(Failure.DATABASE, "Failed.", "db upgrade"));
		Spoken upgrade = Spoken.of(this.databases, "upgrade");
		assertThat(upgrade)
			.isEqualTo(new Spoken(4, "", "error: orders: Failed.\nfix: db upgrade\n   (with --database orders)\n"));
		verifyNoInteractions(this.stock);
	}

	@Test
	void anUpgradeTellsWhatRanBeforeTheFailure() {
		given(this.orders.upgrade(isNull(), any())).willReturn(new Migrated("1", "2", List.of("V2__a.sql")));
		given(this.stock.upgrade(isNull(), any()))
			.willThrow(new MigrationException(Failure.DATABASE, "Failed.", "db upgrade"));
		Spoken upgrade = Spoken.of(this.databases, "upgrade");
		assertThat(upgrade.out()).isEqualTo("orders:\n  Ran V2__a.sql\n  The database went from 1 to 2\n");
		assertThat(upgrade.exitCode()).isEqualTo(4);
	}

	@Test
	void migrationsAreWrittenWhereAllCanBe() {
		Generated written = new Generated("3", List.of(), "create", "drop", List.of("/db/V3__a.sql"), List.of(),
				List.of());
		given(this.orders.generate(any())).willReturn(written);
		given(this.stock.generate(any())).willReturn(Generated.NOTHING);
		Spoken migrate = Spoken.of(this.databases, "migrate", "-m", "a");
		assertThat(migrate.out()).isEqualTo("orders:\n  Wrote /db/V3__a.sql\nstock:\n  No changes detected\n");
		InOrder order = inOrder(this.orders, this.stock);
		then(this.orders).should(order).generate(argThat(GenerateOptions::dryRun));
		then(this.stock).should(order).generate(argThat(GenerateOptions::dryRun));
		then(this.orders).should(order).generate(argThat((options) -> !options.dryRun()));
		then(this.stock).should(order).generate(argThat((options) -> !options.dryRun()));
	}

	@Test
	void noMigrationIsWrittenWhereOneHasAQuestion() {
		given(this.orders.generate(any())).willReturn(Generated.NOTHING);
		given(this.stock.generate(any()))
			.willThrow(new MigrationException(Failure.QUESTION, "Which?", "add to the command:\n   --drop item.name"));
		assertThat(Spoken.of(this.databases, "migrate", "-m", "a")).isEqualTo(new Spoken(3, "", """
				error: stock: Which?
				fix: add to the command:
				   --drop item.name
				   (with --database stock)
				"""));
		then(this.orders).should(never()).generate(argThat((options) -> !options.dryRun()));
	}

	@Test
	void aDatabaseWithoutEntitiesIsPassedOverUnlessItIsNamed() {
		NoEntitiesException none = new NoEntitiesException("No entities here.", "name its bean");
		given(this.orders.check()).willThrow(none);
		given(this.orders.generate(any())).willThrow(none);
		given(this.stock.check()).willReturn(new Checked(List.of(), List.of()));
		given(this.stock.generate(any())).willReturn(Generated.NOTHING);
		assertThat(Spoken.of(this.databases, "check")).isEqualTo(new Spoken(0, "orders:\n  Skipped: no "
				+ "EntityManagerFactory uses it\nstock:\n  Entities, files and database agree\n", ""));
		assertThat(Spoken.of(this.databases, "migrate")).isEqualTo(new Spoken(0,
				"orders:\n  Skipped: no " + "EntityManagerFactory uses it\nstock:\n  No changes detected\n", ""));
		assertThat(Spoken.of(this.databases, "check", "--json").out())
			.contains("\"skipped\" : \"no EntityManagerFactory uses it\"");
		assertThat(Spoken.of(this.databases, "check", "--database", "orders"))
			.isEqualTo(new Spoken(2, "", "error: No entities here.\nfix: name its bean\n"));
		given(this.stock.check()).willThrow(none);
		assertThat(Spoken.of(this.databases, "check"))
			.isEqualTo(new Spoken(2, "", "error: No entities here.\nfix: name its bean\n"));
	}

	@Test
	void debugTracesEveryFailureThatWasGathered() {
		given(this.orders.check())
			.willThrow(new MigrationException(Failure.DATABASE, "One.", "start it", new IllegalStateException("why")));
		given(this.stock.check()).willThrow(new MigrationException(Failure.DATABASE, "Two.", "start it"));
		assertThat(Spoken.of(this.databases, "check", "--debug").err()).contains("orders: One.", "stock: Two.",
				"Caused by: java.lang.IllegalStateException: why", "\tat ");
		assertThat(Spoken.of(this.databases, "check").err()).doesNotContain("\tat ");
	}

	@Test
	void foldersAreMadeForEach() {
		Generated created = new Generated(null, List.of(), null, null, List.of("/db"), List.of(), List.of());
		given(this.orders.init(false, null)).willReturn(created);
		given(this.stock.init(false, null)).willReturn(created);
		assertThat(Spoken.of(this.databases, "init", "--multidb").out())
			.isEqualTo("orders:\n  Created /db\nstock:\n  Created /db\n");
	}

}
