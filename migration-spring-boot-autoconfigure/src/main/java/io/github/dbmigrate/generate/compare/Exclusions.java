package io.github.dbmigrate.generate.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Mapping;
import io.github.dbmigrate.schema.Model;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.TableName;
import org.jspecify.annotations.Nullable;

import org.springframework.util.PatternMatchUtils;

/**
 * The tables and sequences that an application leaves out, in the entities as in the
 * database.
 */
public final class Exclusions implements Predicate<TableName> {

	private final List<String> patterns;

	private final @Nullable String defaultSchema;

	/**
	 * @param patterns names of tables and sequences in any letter case, alone or behind a
	 * schema and a dot, with {@code *} for any characters
	 * @param defaultSchema the schema of names without one
	 */
	public Exclusions(List<String> patterns, @Nullable String defaultSchema) {
		this.patterns = patterns;
		this.defaultSchema = defaultSchema;
	}

	@Override
	public boolean test(TableName name) {
		return this.patterns.stream().anyMatch((pattern) -> matches(pattern.strip(), name));
	}

	private boolean matches(String pattern, TableName name) {
		int dot = pattern.indexOf('.');
		return matches(pattern, name.name()) || (dot > 0 && matches(pattern.substring(0, dot), schema(name))
				&& matches(pattern.substring(dot + 1), name.name()));
	}

	private @Nullable String schema(TableName name) {
		return (name.schema() != null) ? name.schema() : this.defaultSchema;
	}

	private static boolean matches(String pattern, @Nullable String name) {
		return PatternMatchUtils.simpleMatchIgnoreCase(pattern, name);
	}

	/**
	 * What the snapshot says: the model, and what the last one had of what is left out
	 * now, so that it is known again when it comes back.
	 */
	Model remembering(Model model, @Nullable Model last) {
		if (last == null) {
			return model;
		}
		SortedMap<TableName, Table> tables = new TreeMap<>(model.schema().tables());
		tables.replaceAll((name, table) -> withKeys(table, last.schema().tables().get(name)));
		SortedMap<TableName, Sequence> sequences = new TreeMap<>(model.schema().sequences());
		SortedMap<TableName, Mapping.TableOrigin> origins = new TreeMap<>(model.mapping().tables());
		SortedMap<TableName, EnumType> types = new TreeMap<>(model.schema().types());
		SortedMap<TableName, EnumType> included = last.schema().without(this).types();
		last.schema().types().forEach((name, type) -> {
			if (!included.containsKey(name)) {
				types.putIfAbsent(name, type);
			}
		});
		remember(last.schema().tables(), tables);
		remember(last.schema().sequences(), sequences);
		remember(last.mapping().tables(), origins);
		return new Model(new Schema(tables, sequences, types), new Mapping(origins));
	}

	private <T> void remember(SortedMap<TableName, T> last, SortedMap<TableName, T> known) {
		last.forEach((name, one) -> {
			if (test(name)) {
				known.putIfAbsent(name, one);
			}
		});
	}

	private Table withKeys(Table table, @Nullable Table last) {
		if (last == null) {
			return table;
		}
		List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
		last.foreignKeys().stream().filter((key) -> test(key.referenced())).forEach(keys::add);
		keys.sort(Comparator.comparing(ForeignKey::name));
		return table.withForeignKeys(keys);
	}

}
