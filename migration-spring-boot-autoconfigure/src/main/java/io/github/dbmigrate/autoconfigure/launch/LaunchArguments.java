package io.github.dbmigrate.autoconfigure.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a launch, told apart: {@code --server.port=1} is Spring's wherever it
 * stands, and so is every option before {@code db}; the rest is the command's, but for
 * the folder of the migrations, which is a property.
 *
 * @param command whether a {@code db} command is to run
 * @param spring what goes to Spring
 * @param words the words of the command, without {@code db}
 * @param folder the folder of the migrations that the command names, if it does
 */
record LaunchArguments(boolean command, List<String> spring, List<String> words, @Nullable String folder) {

	/** The commands that make the folder where there is none. */
	private static final Set<String> MAKING = Set.of("init", "migrate", "revision");

	private static final Pattern PROPERTY = Pattern.compile("--[\\w-]+(\\.[^=\\s]+)+=.*", Pattern.DOTALL);

	LaunchArguments {
		spring = List.copyOf(spring);
		words = List.copyOf(words);
	}

	static LaunchArguments of(String... arguments) {
		List<String> all = List.of(arguments);
		int first = firstWord(all);
		if (first == all.size() || !all.get(first).equals("db")) {
			return new LaunchArguments(false, all, List.of(), null);
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
		String folder = option(words, "--directory", "-d").orElse(null);
		if (folder != null) {
			spring.add(property(words, folder));
		}
		return new LaunchArguments(true, spring, words, folder);
	}

	/**
	 * The folder that the command needs and that is not there.
	 */
	Optional<String> missingFolder() {
		boolean made = this.words.isEmpty() || MAKING.contains(this.words.get(0));
		return Optional.ofNullable(this.folder)
			.filter((folder) -> !made && !folder.contains("{vendor}") && !Files.isDirectory(Path.of(folder)));
	}

	/** Takes an option with its value out of the words. */
	private static Optional<String> option(List<String> words, String... names) {
		for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
			String[] parts = words.get(i).split("=", 2);
			if (List.of(names).contains(parts[0]) && (parts.length == 2 || i + 1 < words.size())) {
				words.remove(i);
				return Optional.of((parts.length == 2) ? parts[1] : words.remove(i));
			}
		}
		return Optional.empty();
	}

	/** The folder of the database that is named, or of the only one. */
	private static String property(List<String> words, String folder) {
		return option(new ArrayList<>(words), "--database")
			.map((name) -> "--migration.databases." + name + ".directory=")
			.orElse("--migration.directory=") + folder;
	}

}
