package io.github.dbmigrate.dialect;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

import io.github.dbmigrate.schema.CheckConstraint;
import io.github.dbmigrate.schema.Column;
import io.github.dbmigrate.schema.ForeignKey;
import io.github.dbmigrate.schema.Generated;
import io.github.dbmigrate.schema.Index;
import io.github.dbmigrate.schema.Schema;
import io.github.dbmigrate.schema.Sequence;
import io.github.dbmigrate.schema.Table;
import io.github.dbmigrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * Brings a schema to the spelling that model and database share.
 */
final class Normalization {

	private final SqlDialect dialect;

	Normalization(SqlDialect dialect) {
		this.dialect = dialect;
	}

	Schema schema(Schema schema) {
		return Schema.of(schema.tables().values().stream().map(this::table).toList(),
				schema.sequences().values().stream().map(this::sequence).toList(), schema.types().values());
	}

	private Sequence sequence(Sequence sequence) {
		return sequence.withNumbering(sequence.numbering().withoutUsual(this.dialect.usualCache()));
	}

	private Table table(Table original) {
		Table table = this.dialect.prepare(original);
		Expressions expressions = new Expressions(this.dialect, table.columns().stream().map(Column::name).toList());
		return new Table(table.name(), table.columns().stream().map((column) -> column(column, expressions)).toList(),
				table.primaryKey(), sorted(table.uniqueConstraints(), UniqueConstraint::name),
				sorted(table.indexes(), Index::name),
				sorted(table.foreignKeys().stream().map(this::foreignKey).toList(), ForeignKey::name),
				sorted(table.checks().stream().map((check) -> check(check, expressions)).toList(),
						CheckConstraint::name),
				emptyToNull(table.comment()), table.seed(), emptyToNull(table.options()));
	}

	private static <T> List<T> sorted(List<T> objects, Function<T, String> name) {
		return objects.stream().sorted(Comparator.comparing(name)).toList();
	}

	private static Column column(Column column, Expressions expressions) {
		String value = column.defaultValue();
		Generated generated = column.generated();
		return new Column(column.name(), column.type(), column.nullable(),
				(value != null && !column.isIdentity()) ? expressions.defaultValue(column.type(), value) : null,
				column.identity(), (generated != null)
						? new Generated(expressions.normalize(generated.expression()), generated.stored()) : null,
				column.collation(), emptyToNull(column.comment()));
	}

	private ForeignKey foreignKey(ForeignKey key) {
		return new ForeignKey(key.name(), key.columns(), key.referenced(), key.referencedColumns(),
				this.dialect.action(key.onDelete()), this.dialect.action(key.onUpdate()), key.clauses());
	}

	private static CheckConstraint check(CheckConstraint check, Expressions expressions) {
		return new CheckConstraint(check.name(), expressions.condition(check.expression()), check.clauses());
	}

	private static @Nullable String emptyToNull(@Nullable String text) {
		return (text == null || text.isEmpty()) ? null : text;
	}

}
