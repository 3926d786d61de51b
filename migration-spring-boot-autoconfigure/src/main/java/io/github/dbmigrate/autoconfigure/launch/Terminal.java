package io.github.dbmigrate.autoconfigure.launch;

import java.io.Console;
import java.lang.reflect.Method;

import org.springframework.util.ReflectionUtils;

/**
 * Whether somebody is there to answer. Java 22 and later have a console without a
 * terminal too, and say so.
 */
final class Terminal {

	private Terminal() {
	}

	static boolean present() {
		Console console = System.console();
		Method terminal = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return console != null
				&& (terminal == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(terminal, console)));
	}

}
