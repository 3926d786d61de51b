package io.github.dbmigrate.prompt;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.MigrationService.Shown;
import io.github.dbmigrate.generate.Checked;
import io.github.dbmigrate.generate.Checked.Difference;
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
import org.mockito.Mockito;
import org.mockito.invocation.InvocationOnMock;

/**
 * A {@link MigrationService} that answers with what it was asked.
 */
final class EchoingService {

	private EchoingService() {
	}

	static MigrationService create() {
		return Mockito.mock(MigrationService.class, EchoingService::answer);
	}

	private static Object answer(InvocationOnMock call) {
		String echo = call.getMethod().getName() + Arrays.stream(call.getArguments())
			.filter((argument) -> argument == null || !argument.getClass().isSynthetic())
			.map(EchoingService::text)
			.toList();
		return switch (call.getMethod().getReturnType().getSimpleName()) {
			case "Generated" ->
				new Generated("2", List.of(echo), echo, "undo", List.of("/app/V2.sql"), List.of("note"));
			case "Migrated" -> new Migrated(null, "1", List.of(echo));
			case "Checked" -> new Checked(List.of(new Difference("model-database", "x is missing", "`db migrate`")));
			case "DatabaseStatus" -> new DatabaseStatus("main", "jdbc:h2:mem:x", "H2", "/app", "1", "2", State.FAILED,
					"V2 failed", List.of(), List.of());
			case "Shown" -> new Shown(file(call.getArgument(0)), null);
			case "List" -> list(call, echo);
			default -> call.toString();
		};
	}

	private static List<?> list(InvocationOnMock call, String echo) {
		return switch (call.getMethod().getName()) {
			case "remove" -> List.of(echo);
			case "heads", "upgradePlan" -> List.of(file("2"));
			default -> List.of();
		};
	}

	private static MigrationFile file(String version) {
		if (version.equals("99")) {
			throw new MigrationException(Failure.INPUT, "There is no version 99.", "`db history` lists them.");
		}
		return new MigrationFile(Version.of(version), "x", "V2__x.sql", "/app", Header.NONE, "alter table x;", 42);
	}

	private static String text(Object argument) {
		return (argument instanceof GenerateOptions options)
				? "message=<" + options.message() + "> dryRun=" + options.dryRun() + " fills="
						+ new TreeMap<>(options.fills()) + " drops=" + new TreeSet<>(options.drops()) + " keeps="
						+ new TreeSet<>(options.keeps()) + " drift=" + options.drift()
				: "<" + argument + ">";
	}

}
