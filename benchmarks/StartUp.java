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
import java.util.stream.Stream;

import static java.util.Comparator.reverseOrder;

/**
 * How long commands take, against the start of the same application in the same run:
 * {@code status} at most half of it, {@code migrate} at most four fifths. The best of a
 * number of runs counts, each in turn. Exit code 1 where a target is missed.
 *
 * <pre>
 * mvn -B -ntp -q package -DskipTests -pl demo-app -am
 * java benchmarks/StartUp.java [RUNS [JVM-OPTION...]]
 * </pre>
 *
 * {@code -Dtargets} measures only what has a target, and ends as soon as all are met: so
 * does the build. A start keeps both of two cores busy, a command fewer; where others
 * take the cores away, a command may take a quarter longer.
 */
public class StartUp {

	private static final Path JAR = Path.of("demo-app/target/demo-app-0.1.0-SNAPSHOT.jar").toAbsolutePath();

	private static final String STARTED = "Started DemoApplication";

	private static final Map<String, Double> TARGETS = Map.of("db status", 0.5, "db migrate --dry-run", 0.8);

	private static final List<String> OTHERS = Boolean.getBoolean("targets") ? List.of()
			: List.of("db help", "db heads", "db check");

	private final List<String> options;

	private final Path folder;

	private double cores;

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
		boolean met = false;
		for (int i = 0; i < runs && !(met && OTHERS.isEmpty()); i++) {
			best.merge("start", seconds("--server.port=0"), Math::min);
			for (String command : Stream.concat(OTHERS.stream(), TARGETS.keySet().stream().sorted(reverseOrder())).toList()) {
				best.merge(command, seconds(command.split(" ")), Math::min);
			}
			double slack = (this.cores < 1.3) ? 1.25 : 1;
			met = TARGETS.entrySet()
				.stream()
				.allMatch((target) -> best.get(target.getKey()) / best.get("start") <= target.getValue() * slack);
		}
		best.forEach((what, seconds) -> System.out.printf("%-22s %5.2f s  %4.2f x%n", what, seconds,
				seconds / best.get("start")));
		System.out.printf("cores of a start       %5.2f%n", this.cores);
		return met ? 0 : 1;
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
		process.info()
			.totalCpuDuration()
			.filter((cpu) -> process.isAlive())
			.ifPresent((cpu) -> this.cores = Math.max(this.cores, cpu.toMillis() / 1000.0 / seconds));
		process.destroy();
		if (!process.waitFor(1, TimeUnit.MINUTES)) {
			process.destroyForcibly();
		}
		return seconds;
	}

}
