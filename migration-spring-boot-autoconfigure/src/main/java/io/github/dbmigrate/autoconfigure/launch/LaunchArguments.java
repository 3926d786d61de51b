package io.github.dbmigrate.autoconfigure.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The arguments of a launch, told apart: {@code --server.port=1} is Spring's wherever it
 * stands, and so is every option before {@code db}; the rest is the command's.
 *
 * @param command whether a {@code db} command is to run
 * @param spring what goes to Spring
 * @param words the words of the command, without {@code db}
 */
record LaunchArguments(boolean command, List<String> spring, List<String> words) {

	private static final Pattern PROPERTY = Pattern.compile("--[\\w-]+(\\.[^=\\s]+)+=.*", Pattern.DOTALL);

	LaunchArguments {
		spring = List.copyOf(spring);
		words = List.copyOf(words);
	}

	static LaunchArguments of(String... arguments) {
		List<String> all = List.of(arguments);
		int first = firstWord(all);
		if (first == all.size() || !all.get(first).equals("db")) {
			return new LaunchArguments(false, all, List.of());
		}
		return split(all.subList(0, first), all.subList(first + 1, all.size()));
	}

	private static int firstWord(List<String> arguments) {
		int index = 0;
		while (index < arguments.size() && arguments.get(index).startsWith("--")) {
			index++;
		}
		return index;
	}

	private static LaunchArguments split(List<String> before, List<String> after) {
		List<String> spring = new ArrayList<>(before);
		List<String> words = new ArrayList<>();
		after.forEach((argument) -> (PROPERTY.matcher(argument).matches() ? spring : words).add(argument));
		return new LaunchArguments(true, spring, words);
	}

}
