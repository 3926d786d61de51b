package io.github.dbmigrate.shell;

import java.util.HashMap;
import java.util.Map;

import io.github.dbmigrate.generate.ask.Asker;
import io.github.dbmigrate.generate.ask.Question;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was answered, for a migration that is tried before it is written.
 */
final class AskedOnce implements Asker {

	private final Asker asker;

	private final Map<Question, @Nullable String> answers = new HashMap<>();

	AskedOnce(Asker asker) {
		this.asker = asker;
	}

	@Override
	public @Nullable String ask(Question question) {
		return this.answers.computeIfAbsent(question, this.asker::ask);
	}

}
