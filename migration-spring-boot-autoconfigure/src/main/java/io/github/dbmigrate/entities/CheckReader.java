package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;
import org.hibernate.type.SqlTypes;

/**
 * Reads the check constraints of the mapping as Hibernate would create them: the nameless
 * ones of a column as one constraint.
 */
final class CheckReader {

	private final Dialect hibernate;

	private final StoredNames names;

	private final ColumnReader columns;

	private final GivenNames given;

	CheckReader(Dialect hibernate, StoredNames names, ColumnReader columns, GivenNames given) {
		this.hibernate = hibernate;
		this.names = names;
		this.columns = columns;
		this.given = given;
	}

	List<CheckConstraint> checks(Table table) {
		TableName name = this.names.of(table);
		List<CheckConstraint> checks = new ArrayList<>();
		if (this.hibernate.supportsColumnCheck() || this.hibernate.supportsTableCheck()) {
			table.getColumns().forEach((column) -> checks.addAll(ofColumn(name, column)));
		}
		if (this.hibernate.supportsTableCheck()) {
			table.getChecks().forEach((check) -> checks.add(check(name, check, List.of())));
		}
		checks.sort(Comparator.comparing(CheckConstraint::name));
		return checks;
	}

	private List<CheckConstraint> ofColumn(TableName table, Column column) {
		List<CheckConstraint> checks = new ArrayList<>();
		List<String> nameless = nameless(column);
		if (!nameless.isEmpty()) {
			String expression = (nameless.size() == 1) ? nameless.get(0)
					: nameless.stream().collect(Collectors.joining(") and (", "(", ")"));
			checks.add(new CheckConstraint(this.given.name("ck", table, null, List.of(this.names.of(column))),
					expression));
		}
		column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isNamed)
			.forEach((check) -> checks.add(check(table, check, List.of(this.names.of(column)))));
		if (column instanceof AggregateColumn whole) {
			new AggregateChecks(this.hibernate).of(whole)
				.map((expression) -> new CheckConstraint(
						this.given.name("ck", table, null, List.of(this.names.of(column), "parts")), expression))
				.ifPresent(checks::add);
		}
		return checks;
	}

	/** In an order of their own, since Bean Validation has none. */
	private List<String> nameless(Column column) {
		Stream<String> stated = column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isAnonymous)
			.map(org.hibernate.mapping.CheckConstraint::getConstraint);
		Stream<String> defined = Stream.ofNullable(this.columns.definition(column).check());
		return Stream.concat(stated, defined).distinct().sorted().toList();
	}

	private CheckConstraint check(TableName table, org.hibernate.mapping.CheckConstraint check, List<String> parts) {
		return new CheckConstraint(this.given.name("ck", table, check.getName(), parts), check.getConstraint());
	}

	/**
	 * The conditions for the parts of a JSON, XML or struct column, which only
	 * Hibernate's exporter can write.
	 */
	private static final class AggregateChecks extends StandardTableExporter {

		private static final String START = ", check (";

		AggregateChecks(Dialect dialect) {
			super(dialect);
		}

		Optional<String> of(AggregateColumn column) {
			StringBuilder text = new StringBuilder();
			if (supported() && !isArray(column)) {
				applyAggregateColumnCheck(text, column);
			}
			return text.isEmpty() ? Optional.empty() : Optional.of(text.substring(START.length(), text.length() - 1));
		}

		private boolean supported() {
			return this.dialect.supportsTableCheck() && this.dialect.getAggregateSupport() != null
					&& this.dialect.getAggregateSupport().supportsComponentCheckConstraints();
		}

		private static boolean isArray(AggregateColumn column) {
			return switch (((BasicValue) column.getValue()).getResolution().getJdbcType().getDefaultSqlTypeCode()) {
				case SqlTypes.STRUCT_ARRAY, SqlTypes.STRUCT_TABLE, SqlTypes.JSON_ARRAY, SqlTypes.XML_ARRAY,
						SqlTypes.ARRAY ->
					true;
				default -> false;
			};
		}

	}

}
