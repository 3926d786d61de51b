package io.github.dbmigrate.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import io.github.dbmigrate.Databases;
import io.github.dbmigrate.MigrationService;
import io.github.dbmigrate.shell.PromptOnRequest;
import io.github.dbmigrate.shell.SpringShellCommands;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.shell.core.ShellRunner;
import org.springframework.shell.core.command.Command;
import org.springframework.shell.core.command.CommandOption;
import org.springframework.shell.core.command.CommandRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class MigrationShellAutoConfigurationTests {

	private final List<String> prompts = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrationShellAutoConfiguration.class))
		.withBean(Databases.class, () -> Databases.single(() -> mock(MigrationService.class)));

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MigrationShellAutoConfiguration.class))
		.withBean(Databases.class, () -> Databases.single(() -> mock(MigrationService.class)))
		.withBean(CommandRegistry.class, CommandRegistry::new)
		.withBean(ShellRunner.class, () -> (arguments) -> this.prompts.add("prompt"));

	@Test
	void doesNothingWithoutSpringShellBeans() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(SpringShellCommands.class));
	}

	@Test
	void doesNothingWithoutSpringShellClasses() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.shell"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SpringShellCommands.class));
	}

	@Test
	void registersEveryCommandWithItsOptions() {
		this.runner.withBean(CommandRegistry.class, CommandRegistry::new).run((context) -> {
			CommandRegistry registry = context.getBean(CommandRegistry.class);
			assertThat(registry.getCommands()).extracting(Command::getName)
				.contains("db", "db migrate", "db upgrade", "db lint", "db snapshot", "db help");
			Command migrate = registry.getCommandByName("db migrate");
			assertThat(migrate.getOptions()).extracting(CommandOption::longName)
				.contains("message", "dry-run", "fill", "drop", "keep", "drift", "json")
				.doesNotContain("help");
			assertThat(migrate.getHelp()).startsWith("Usage: db migrate");
			assertThat(migrate.getGroup()).isEqualTo("Database");
		});
	}

	@Test
	void promptStaysClosedWhereAWebApplicationHasNoCommandOfItsOwn() {
		this.web.run((context) -> {
			context.getBean(ShellRunner.class).run(new String[0]);
			assertThat(this.prompts).isEmpty();
		});
	}

	@Test
	void promptOpensForACommandOfTheApplication() {
		this.web.withBean(Command.class, () -> Command.builder().name("greet").execute((context) -> "hello"))
			.run((context) -> {
				context.getBean(ShellRunner.class).run(new String[0]);
				assertThat(this.prompts).containsExactly("prompt");
			});
	}

	@Test
	void promptOpensWhereItIsAskedFor() {
		this.web.withPropertyValues("spring.shell.interactive.enabled=true").run((context) -> {
			assertThat(context).doesNotHaveBean(PromptOnRequest.class);
			context.getBean(ShellRunner.class).run(new String[0]);
			assertThat(this.prompts).containsExactly("prompt");
		});
	}

}
