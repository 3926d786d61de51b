import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long commands take, against the start of the same application in the same run:
 * {@code status} at most half of it, {@code migrate} at most four fifths. The best of a
 * number of runs counts, each in turn. Exit code 1 where a target is missed.
 *
 * <pre>
 * mvn -B -ntp -q package -DskipTests -pl demo-app -am
 * java benchmarks/StartUp.java [RUNS [JVM-OPTION...]]
 * </pre>
 */
public class StartUp {

	private static final Path JAR = Path.of("demo-app/target/demo-app-0.1.0-SNAPSHOT.jar").toAbsolutePath();

	private static final String STARTED = "Started DemoApplication";

	private static final Map<String, Double> TARGETS = Map.of("db status", 0.5, "db migrate --dry-run", 0.8);

	private final List<String> options;

	private final Path folder;

	StartUp(List<String> options) throws IOException {
		this.options = options;
		this.folder = Files.createTempDirectory("migration-start");
	}

	public static void main(String[] arguments) throws Exception {
		int runs = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 5;
		System.exit(new StartUp(List.of(arguments).subList(Math.min(1, arguments.length), arguments.length)).run(runs));
	}

	private int run(int runs) throws Exception {
		Map<String, Double> best = new LinkedHashMap<>();
		for (int i = 0; i < runs; i++) {
			best.merge("start", seconds("--server.port=0"), Math::min);
			for (String command : List.of("db help", "db heads", "db status", "db check", "db migrate --dry-run")) {
				best.merge(command, seconds(command.split(" ")), Math::min);
			}
		}
		best.forEach((what, seconds) -> System.out.printf("%-22s %5.2f s  %4.2f x%n", what, seconds,
				seconds / best.get("start")));
		return TARGETS.keySet().stream().anyMatch((what) -> best.get(what) / best.get("start") > TARGETS.get(what)) ? 1
				: 0;
	}

	private double seconds(String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(this.options);
		command.addAll(List.of("-jar", JAR.toString(),
				"--spring.datasource.url=jdbc:h2:file:" + this.folder.resolve("demo") + ";AUTO_SERVER=TRUE"));
		command.addAll(List.of(arguments));
		long begin = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		process.getOutputStream().close();
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
			String line = lines.readLine();
			while (line != null && !line.contains(STARTED)) {
				line = lines.readLine();
			}
		}
		double seconds = (System.nanoTime() - begin) / 1e9;
		process.destroy();
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
		}
		return seconds;
	}

}
