package io.github.dbmigrate.shell;

import java.io.Console;
import java.lang.reflect.Method;

import org.springframework.util.ReflectionUtils;

/**
 * Whether somebody is there to answer. Java 22 and later have a console without a
 * terminal too, and say so.
 */
public final class Terminal {

	private Terminal() {
	}

	/** Whether standard input and output are a terminal. */
	public static boolean present() {
		Console console = System.console();
		Method terminal = ReflectionUtils.findMethod(Console.class, "isTerminal");
		return console != null
				&& (terminal == null || Boolean.TRUE.equals(ReflectionUtils.invokeMethod(terminal, console)));
	}

}
