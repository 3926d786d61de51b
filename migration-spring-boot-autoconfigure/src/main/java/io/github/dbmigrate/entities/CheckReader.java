package io.github.dbmigrate.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.TableName;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/**
 * Reads the check constraints of the mapping as Hibernate would create them: the nameless
 * ones of a column as one constraint, and once what the mapping has twice, as it has a
 * check of a collection. Conditions for the parts of a JSON column are left out, since no
 * database gives their text back.
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
		return checks.stream().distinct().sorted(Comparator.comparing(CheckConstraint::name)).toList();
	}

	private List<CheckConstraint> ofColumn(TableName table, Column column) {
		List<CheckConstraint> checks = new ArrayList<>();
		List<String> nameless = nameless(column);
		if (!nameless.isEmpty()) {
			String expression = (nameless.size() == 1) ? nameless.get(0)
					: nameless.stream().collect(Collectors.joining(") and (", "(", ")"));
			checks.add(new CheckConstraint(this.given.bare("ck", table, null, List.of(this.names.of(column))),
					expression));
		}
		column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isNamed)
			.forEach((check) -> checks.add(check(table, check, List.of(this.names.of(column)))));
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
		return new CheckConstraint(this.given.bare("ck", table, check.getName(), parts), check.getConstraint());
	}

}
