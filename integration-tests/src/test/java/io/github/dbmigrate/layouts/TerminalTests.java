package io.github.dbmigrate.layouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Somebody sits at a terminal: {@code db} alone opens a prompt, and commands ask.
 */
class TerminalTests {

	private static final String TAB = "\t";

	private static final String CTRL_C = "\u0003";

	@TempDir
	private Path folder;

	private Workspace workspace;

	private Path files;

	@BeforeEach
	void anApplicationWithAnEntity() throws IOException {
		assumeTrue(Files.isExecutable(Path.of(PseudoTerminal.SCRIPT)), "there is no pseudo-terminal");
		this.workspace = new Workspace(this.folder);
		Path project = this.workspace.module("app");
		this.workspace.application(project);
		this.workspace.entity(project);
		this.workspace.migrations(project);
		this.workspace.compile(project);
		this.files = project.resolve("src/main/resources/db");
	}

	@Test
	void thePromptCompletesAndAsksAndAloneCommandsAskToo() throws Exception {
		try (PseudoTerminal terminal = start()) {
			terminal.waitFor("db> ").type("db upg" + TAB + "\r").waitFor("Ran V1__start.sql").waitFor("db> ");
			terminal.type("mig" + TAB).waitFor("migrate ").type("-m \"Add \\\"products\\\" !!\"\r");
			terminal.waitFor("Next: review the file").waitFor("db> ");
			assertThat(this.files.resolve("migration/V2__add_products.sql")).content()
				.contains("-- Add \"products\" !!");
			Files.writeString(this.files.resolve("migration/V3__rows.sql"),
					"insert into product (name) values ('a');\n");
			Files.writeString(this.files.resolve("undo/U3__rows.sql"), "-- migration:nothing-to-undo they may stay\n");
			terminal.type("upgrade\r").waitFor("Ran V3__rows.sql").waitFor("db> ");
			terminal.type("migrate --drop prod" + TAB).waitFor("product.name").type(CTRL_C).waitFor("db> ");
			terminal.type("show " + TAB).waitFor("current").type(CTRL_C + CTRL_C + CTRL_C + "downgrade -2\r");
			terminal.waitFor("Go on? [y/N]").type("n\r").waitFor("Nothing was changed");
			terminal.waitFor("[3]")
				.waitFor("> ")
				.type("nosuch\r")
				.waitFor("There is no command 'nosuch'")
				.waitFor("[2]");
			terminal.waitFor("> ").type("\u0004");
			assertThat(terminal.exitCode()).isZero();
		}
		try (PseudoTerminal terminal = start("downgrade", "1")) {
			terminal.waitFor("Go on? [y/N]").type("y\r").waitFor("Ran U2__add_products.sql");
			assertThat(terminal.exitCode()).isZero();
		}
	}

	private PseudoTerminal start(String... words) throws IOException {
		return PseudoTerminal.start(this.folder,
				this.workspace.command(List.of(this.workspace.root().resolve("app")), words));
	}

}
