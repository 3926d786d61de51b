package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.dbmigrate.dialect.SqlDialect;
import io.github.dbmigrate.schema.EnumType;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * Reads the enum types that entities need. The mapping holds them as statements only.
 */
final class EnumTypeReader {

	private static final Pattern CREATE = Pattern.compile(
			"(?i)create (?:type (\\S+) as enum|domain (\\S+) as varchar\\(\\d+\\) check \\(value in) \\((.*?)\\)+");

	private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");

	private final MetadataImplementor metadata;

	private final SqlDialect dialect;

	private final StoredNames names;

	EnumTypeReader(MetadataImplementor metadata, SqlDialect dialect, StoredNames names) {
		this.metadata = metadata;
		this.dialect = dialect;
		this.names = names;
	}

	List<EnumType> read() {
		List<EnumType> types = new ArrayList<>();
		SqlStringGenerationContext context = this.names.written(new TableName(null, ""));
		for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
			List<String> statements = List.of(object.sqlCreateStrings(context));
			boolean casts = statements.stream()
				.anyMatch((statement) -> statement.startsWith("create cast (varchar as"));
			statements.stream()
				.map(CREATE::matcher)
				.filter(Matcher::matches)
				.forEach((create) -> types
					.add(type((create.group(1) != null) ? create.group(1) : create.group(2), create.group(3), casts)));
		}
		return types;
	}

	private EnumType type(String name, String values, boolean casts) {
		List<String> list = VALUE.matcher(values).results().map((value) -> value.group(1).replace("''", "'")).toList();
		return new EnumType(new TableName(null, this.names.asWritten(name)), list, this.dialect.type(name).name(),
				casts);
	}

}
