package io.github.dbmigrate.entities;

import java.lang.reflect.AnnotatedElement;
import java.util.List;

import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.Metadata;
import org.hibernate.generator.EventType;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;

/**
 * Columns that Hibernate fills with the time, which become NOT NULL only while a
 * SessionFactory is built.
 */
final class TimestampColumns {

	private TimestampColumns() {
	}

	static void apply(Metadata metadata) {
		for (PersistentClass entity : metadata.getEntityBindings()) {
			if (entity.hasPojoRepresentation()) {
				apply(entity.getPropertyClosure(), entity.getMappedClass());
			}
		}
	}

	private static void apply(List<Property> properties, Class<?> owner) {
		for (Property property : properties) {
			if (property.getValue() instanceof Component component && component.getComponentClassName() != null) {
				apply(component.getProperties(), component.getComponentClass());
			}
			else if (property.getValueGeneratorCreator() != null
					&& property.getGetter(owner).getMember() instanceof AnnotatedElement member && isFilled(member)) {
				property.getColumns().forEach((column) -> column.setNullable(false));
			}
		}
	}

	private static boolean isFilled(AnnotatedElement member) {
		CurrentTimestamp current = member.getAnnotation(CurrentTimestamp.class);
		return member.isAnnotationPresent(CreationTimestamp.class) || member.isAnnotationPresent(UpdateTimestamp.class)
				|| (current != null && List.of(current.event()).contains(EventType.INSERT));
	}

}
