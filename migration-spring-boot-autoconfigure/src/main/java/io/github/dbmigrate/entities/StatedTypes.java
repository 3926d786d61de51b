package io.github.dbmigrate.entities;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import org.hibernate.Length;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.BasicValue;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.type.spi.TypeConfiguration;

/**
 * Which columns have a type, a length or a precision of seconds that the entity states
 * itself. To be made before anything asks Hibernate for the type of a column, since it
 * cannot tell afterwards. The default of {@code @Column(length)} cannot be told from its
 * absence, and counts as not stated.
 */
final class StatedTypes {

	private final TypeConfiguration types;

	private final Set<Column> defined = Collections.newSetFromMap(new IdentityHashMap<>());

	StatedTypes(Metadata metadata, Collection<Table> tables) {
		this.types = metadata.getDatabase().getTypeConfiguration();
		tables.stream()
			.flatMap((table) -> table.getColumns().stream())
			.filter((column) -> column.getSqlType() != null)
			.forEach(this.defined::add);
	}

	/** Whether the entity writes the type as text. */
	boolean isDefined(Column column) {
		return this.defined.contains(column);
	}

	boolean isLengthStated(Column column) {
		return isDefined(column) || column.getTemporalPrecision() != null
				|| (column.getLength() != null && column.getLength() != Length.DEFAULT)
				|| (column.getValue() instanceof BasicValue value && statesType(value));
	}

	private boolean statesType(BasicValue value) {
		var stated = value.getExplicitJdbcTypeAccess();
		return value.isLob() || (stated != null && stated.apply(this.types) != null);
	}

}
