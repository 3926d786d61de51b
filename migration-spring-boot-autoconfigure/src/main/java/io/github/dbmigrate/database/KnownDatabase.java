package io.github.dbmigrate.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.DatabaseSettings;
import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.Letters;
import io.github.dbmigrate.schema.MigrationException;
import io.github.dbmigrate.schema.MigrationException.Failure;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.DatabaseDriver;

/**
 * A database as far as it is known without a connection: by its URL and by what the
 * snapshot tells.
 *
 * @param dialect its dialect
 * @param defaultSchema the schema whose objects are written unqualified, or {@code null}
 * where it is not known
 */
public record KnownDatabase(SqlDialect dialect, @Nullable String defaultSchema) {

	private static final Map<String, String> PRODUCTS = Map.of("h2", "H2", "postgresql", "PostgreSQL", "mariadb",
			"MariaDB", "mysql", "MySQL");

	private static final Map<String, String> USUAL = Map.of("h2", "2.4", "postgresql", "17.0", "mariadb", "11.4",
			"mysql", "8.4");

	private static final Pattern PATH = Pattern.compile("//[^/?;]+/([^?;/]+)");

	static KnownDatabase of(@Nullable String url, @Nullable String schema, @Nullable String vendor,
			@Nullable String version, @Nullable Letters letters) {
		String known = (vendor != null && !contradicts(url, vendor)) ? vendor : vendor(url);
		SqlDialect dialect = dialect(known, version).with(settings(known, url, letters));
		String defaultSchema = (schema != null || url == null) ? schema : schema(dialect, url);
		return new KnownDatabase(dialect.in(defaultSchema), defaultSchema);
	}

	/**
	 * The name of a database as people write it.
	 * @param vendor as Spring Boot spells it
	 */
	public static String product(String vendor) {
		return PRODUCTS.getOrDefault(vendor, vendor);
	}

	/** A driver of MySQL may lead to MariaDB, and an unknown URL anywhere. */
	private static boolean contradicts(@Nullable String url, String vendor) {
		String driver = (url != null) ? DatabaseDriver.fromJdbcUrl(url).getId() : vendor;
		return PRODUCTS.containsKey(driver) && !driver.equals(vendor)
				&& !(driver.equals("mysql") && vendor.equals("mariadb"));
	}

	private static String vendor(@Nullable String url) {
		String driver = (url != null) ? DatabaseDriver.fromJdbcUrl(url).getId() : "";
		if (!PRODUCTS.containsKey(driver)) {
			throw new MigrationException(Failure.INPUT,
					"Without a connection nobody knows which database it is: there is no JDBC URL of a supported one"
							+ " and no snapshot. Nothing was written.",
					"leave --offline out, or set spring.datasource.url");
		}
		return driver;
	}

	private static SqlDialect dialect(String vendor, @Nullable String version) {
		String[] numbers = ((version != null) ? version : USUAL.getOrDefault(vendor, "0.0")).split("\\.");
		return SqlDialect.of(product(vendor), Integer.parseInt(numbers[0]),
				(numbers.length > 1) ? Integer.parseInt(numbers[1]) : 0);
	}

	private static DatabaseSettings settings(String vendor, @Nullable String url, @Nullable Letters letters) {
		if (!vendor.equals("h2") || url == null) {
			return (letters != null) ? DatabaseSettings.of(letters) : DatabaseSettings.USUAL;
		}
		Map<String, String> settings = new HashMap<>();
		for (String name : DatabaseSettings.NAMES) {
			String value = setting(url, name);
			if (value != null) {
				settings.put(name, value);
			}
		}
		return DatabaseSettings.of(settings);
	}

	private static @Nullable String schema(SqlDialect dialect, String url) {
		return switch (dialect.vendor()) {
			case "h2" -> dialect.storedName(Objects.requireNonNullElse(setting(url, "SCHEMA"), "PUBLIC"), false);
			case "postgresql" -> {
				String path = setting(url, "currentSchema");
				yield (path != null) ? path.split(",")[0].strip() : "public";
			}
			default -> {
				Matcher path = PATH.matcher(url);
				yield path.find() ? path.group(1) : null;
			}
		};
	}

	private static @Nullable String setting(String url, String name) {
		Matcher matcher = Pattern.compile("[?&;]" + name + "=([^&;]*)", Pattern.CASE_INSENSITIVE).matcher(url);
		return matcher.find() ? matcher.group(1) : null;
	}

	/** Product and version, for people. */
	public String product() {
		return this.dialect.product() + " " + this.dialect.version();
	}

	/**
	 * Says of each table that nobody could be asked how it is spelled.
	 */
	public Map<TableName, Rehearsed> rehearse(List<Table> tables) {
		Map<TableName, Rehearsed> refused = new TreeMap<>();
		tables.forEach((table) -> refused.put(table.name(), Rehearsed.refusing(table, "--offline")));
		return refused;
	}

}
