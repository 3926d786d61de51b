package io.github.dbmigrate.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Lets {@code -1} be a parameter, not an option: such words go behind {@code --}.
 */
final class NegativeNumbers implements IParameterPreprocessor {

	@Override
	@SuppressWarnings("JdkObsolete")
	public boolean preprocess(Stack<String> words, CommandSpec command, @Nullable ArgSpec argument,
			Map<String, Object> info) {
		List<String> numbers = new ArrayList<>(words.stream().filter((word) -> word.matches("-[0-9]+")).toList());
		if (!numbers.isEmpty() && !words.contains("--")) {
			words.removeAll(numbers);
			numbers.add("--");
			words.addAll(0, numbers);
		}
		return false;
	}

}
