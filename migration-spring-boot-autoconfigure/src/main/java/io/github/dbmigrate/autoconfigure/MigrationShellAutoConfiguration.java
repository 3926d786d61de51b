package io.github.dbmigrate.autoconfigure;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.shell.JLineTypedLine;
import io.github.dbmigrate.shell.PromptOnRequest;
import io.github.dbmigrate.shell.SpringShellCommands;
import io.github.dbmigrate.shell.TypedLine;
import org.jline.reader.impl.LineReaderImpl;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.shell.core.command.CommandRegistry;

/**
 * Auto-configuration of the {@code db} commands at the prompt of an application that has
 * Spring Shell.
 */
@AutoConfiguration(afterName = { "io.github.dbmigrate.autoconfigure.MigrationAutoConfiguration",
		"org.springframework.shell.core.autoconfigure.SpringShellAutoConfiguration" })
@ConditionalOnClass(CommandRegistry.class)
@ConditionalOnBean({ Databases.class, CommandRegistry.class })
public final class MigrationShellAutoConfiguration {

	@Bean
	static SpringShellCommands migrationShellCommands(ObjectProvider<Databases> databases,
			ObjectProvider<CommandRegistry> registry, ObjectProvider<TypedLine> typed) {
		return new SpringShellCommands(new Databases(() -> databases.getObject().all()), registry::getObject,
				typed.getIfAvailable(() -> (line) -> line));
	}

	@Bean
	@ConditionalOnWebApplication
	@ConditionalOnProperty(name = "spring.shell.interactive.enabled", havingValue = "unset", matchIfMissing = true)
	static PromptOnRequest migrationShellPrompt(ObjectProvider<CommandRegistry> registry) {
		return new PromptOnRequest(registry::getObject);
	}

	/**
	 * Where JLine reads the lines.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(LineReaderImpl.class)
	static class JLineConfiguration {

		@Bean
		static JLineTypedLine migrationShellTypedLine() {
			return new JLineTypedLine();
		}

	}

}
