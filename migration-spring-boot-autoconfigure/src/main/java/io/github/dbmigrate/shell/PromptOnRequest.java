package io.github.dbmigrate.shell;

import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Keeps Spring Shell's prompt closed in an application that has no command of its own, so
 * that the {@code db} commands alone never block one that serves requests.
 */
public final class PromptOnRequest implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(PromptOnRequest.class);

	private final Supplier<CommandRegistry> registry;

	/**
	 * @param registry the commands of the application; asked for when the prompt opens
	 */
	public PromptOnRequest(Supplier<CommandRegistry> registry) {
		this.registry = registry;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof ShellRunner runner) ? (ShellRunner) (arguments) -> run(runner, arguments) : bean;
	}

	private void run(ShellRunner runner, String[] arguments) throws Exception {
		if (this.registry.get().getCommands().stream().anyMatch(PromptOnRequest::isOfTheApplication)) {
			runner.run(arguments);
		}
		else {
			logger.info("The application has no shell command of its own: no prompt. "
					+ "spring.shell.interactive.enabled=true opens it.");
		}
	}

	private static boolean isOfTheApplication(Command command) {
		String type = command.getClass().getName();
		boolean springs = type.startsWith("org.springframework.shell.")
				&& !type.startsWith("org.springframework.shell.core.command.adapter.");
		return !springs && !(command instanceof DbShellCommand) && !"quit".equals(command.getName());
	}

}
