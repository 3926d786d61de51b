package io.github.dbmigrate.shell;

import java.util.stream.Stream;

import io.github.dbmigrate.schema.MigrationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Tells what went wrong while a command ran, and what mends it.
 */
final class CommandErrors implements IExecutionExceptionHandler {

	private static final int UNEXPECTED = 1;

	private final Screen screen;

	CommandErrors(Screen screen) {
		this.screen = screen;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult words) {
		this.screen.trace(failure);
		return Stream.<Throwable>iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.filter(MigrationException.class::isInstance)
			.findFirst()
			.map((cause) -> expected((MigrationException) cause))
			.orElseGet(() -> unexpected(failure));
	}

	private int expected(MigrationException failure) {
		this.screen.fail(String.valueOf(failure.getMessage()), failure.remedy());
		return failure.failure().exitCode();
	}

	private int unexpected(Exception failure) {
		this.screen.fail(failure.getClass().getName() + ": " + failure.getMessage(),
				"run it again with --debug for the stack trace");
		return UNEXPECTED;
	}

}
