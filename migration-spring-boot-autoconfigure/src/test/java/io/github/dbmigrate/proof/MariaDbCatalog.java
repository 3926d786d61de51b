package io.github.dbmigrate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * MariaDB and MySQL, as {@code SHOW CREATE} writes it down.
 */
final class MariaDbCatalog {

	/** MySQL tells it where a statement named it. */
	private static final String USUAL_ON_MYSQL = " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci";

	private MariaDbCatalog() {
	}

	static List<String> lines(JdbcTemplate jdbc) {
		List<String> lines = new ArrayList<>();
		jdbc.query("show full tables", (row) -> {
			String name = row.getString(1);
			if (!CatalogDump.isBookkeeping(name)) {
				lines.addAll(switch (row.getString(2)) {
					case "BASE TABLE" -> table(name, shown(jdbc, "table", name));
					case "SEQUENCE" -> List.of(shown(jdbc, "sequence", name));
					default -> List.of(shown(jdbc, "view", name));
				});
			}
		});
		return lines;
	}

	private static String shown(JdbcTemplate jdbc, String kind, String name) {
		Map<String, Object> row = jdbc.queryForMap("show create " + kind + " `" + name.replace("`", "``") + "`");
		return String.valueOf(new ArrayList<>(row.values()).get(1));
	}

	private static List<String> table(String name, String text) {
		List<String> lines = new ArrayList<>();
		String[] parts = text.split("\n");
		lines.add(CatalogDump.line("table", name, settled(parts[parts.length - 1])));
		for (int i = 1; i < parts.length - 1; i++) {
			String part = parts[i].strip().replaceFirst(",$", "").replace(USUAL_ON_MYSQL, "");
			lines.add(part.startsWith("`") ? CatalogDump.line("column", "%s#%02d".formatted(name, i), part)
					: CatalogDump.line("key", name, part));
		}
		return lines;
	}

	/** Without the counter, which is data. */
	private static String settled(String options) {
		return options.replaceFirst(" AUTO_INCREMENT=\\d+", "");
	}

}
