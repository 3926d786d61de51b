import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long commands take, against the start of the same application in the same run:
 * {@code status} shall take half of it, {@code migrate} four fifths. Each round runs them
 * in turn, and the best round counts. Exit code 1 where one takes {@value #SLACK} more.
 *
 * <pre>
 * mvn -B -ntp -q package -DskipTests -pl demo-app -am
 * java benchmarks/StartUp.java [ROUNDS [JVM-OPTION...]]
 * </pre>
 *
 * {@code -Dtargets=true} measures only what has a target, and ends as soon as none takes
 * too long: so does the build.
 */
public class StartUp {

	private static final Path JAR = Path.of("demo-app/target/demo-app-0.1.0-SNAPSHOT.jar").toAbsolutePath();

	private static final String STARTED = "Started DemoApplication";

	private static final Map<String, Double> TARGETS = Map.of("db status", 0.5, "db migrate --dry-run", 0.8);

	private static final double SLACK = 0.1;

	private static final List<String> ALL = List.of("db help", "db heads", "db status", "db check",
			"db migrate --dry-run");

	private final List<String> commands = Boolean.getBoolean("targets")
			? ALL.stream().filter(TARGETS::containsKey).toList() : ALL;

	private final Map<String, Took> best = new LinkedHashMap<>();

	private final List<String> options;

	private final Path folder;

	StartUp(List<String> options) throws IOException {
		this.options = options;
		this.folder = Files.createTempDirectory("migration-start");
	}

	public static void main(String[] arguments) throws Exception {
		int rounds = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 5;
		System.exit(
				new StartUp(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length)).run(rounds));
	}

	private int run(int rounds) throws Exception {
		for (int i = 0; i < rounds && !(met() && this.commands.size() == TARGETS.size()); i++) {
			Took start = took("--server.port=0");
			System.out.printf("start                  %5.2f s, %4.2f cores%n", start.seconds(), start.processor() / start.seconds());
			for (String command : this.commands) {
				this.best.merge(command, took(command.split(" ")).against(start), Took::least);
			}
		}
		this.best.forEach((command, took) -> System.out.printf("%-22s %5.2f x, processor %4.2f x%n", command,
				took.seconds(), took.processor()));
		return met() ? 0 : 1;
	}

	private boolean met() {
		return this.best.keySet().containsAll(TARGETS.keySet()) && TARGETS.entrySet()
			.stream()
			.allMatch((target) -> met(this.best.get(target.getKey()), target.getValue()));
	}

	/** Processor time, where others take the cores away. */
	private static boolean met(Took took, double target) {
		return Math.min(took.seconds(), took.processor()) <= target + SLACK;
	}

	private Took took(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(this.options);
		command.addAll(List.of("-jar", JAR.toString(),
				"--spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("demo") + ";AUTO_SERVER=TRUE"));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(this.folder, "start", ".out");
		long begin = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
		process.getOutputStream().close();
		Duration processor = Duration.ZERO;
		while (process.isAlive() && !Files.readString(output).contains(STARTED)) {
			processor = process.info().totalCpuDuration().orElse(processor);
			Thread.sleep(10);
		}
		double seconds = (System.nanoTime() - begin) / 1e9;
		process.destroy();
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
		}
		return new Took(seconds, processor.toMillis() / 1e3);
	}

	private record Took(double seconds, double processor) {

		Took against(Took start) {
			return new Took(this.seconds / start.seconds, this.processor / start.processor);
		}

		Took least(Took other) {
			return new Took(Math.min(this.seconds, other.seconds), Math.min(this.processor, other.processor));
		}

	}

}
