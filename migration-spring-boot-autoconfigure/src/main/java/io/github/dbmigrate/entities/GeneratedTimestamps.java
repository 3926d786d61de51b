package io.github.dbmigrate.entities;

import java.beans.PropertyDescriptor;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.hibernate.annotations.ValueGenerationType;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.generator.internal.CurrentTimestampGeneration;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.Property;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Makes the columns that Hibernate fills with the current time NOT NULL, which it
 * otherwise does only while it builds a SessionFactory.
 */
final class GeneratedTimestamps {

	private GeneratedTimestamps() {
	}

	static void apply(MetadataImplementor metadata) {
		metadata.getEntityBindings()
			.stream()
			.filter((entity) -> entity.getClassName() != null)
			.forEach((entity) -> apply(entity.getMappedClass(), entity.getProperties()));
	}

	private static void apply(Class<?> type, List<Property> properties) {
		for (Property property : properties) {
			if (property.getValue() instanceof Component component && !component.isDynamic()) {
				apply(component.getComponentClass(), component.getProperties());
			}
			else if (property.getValueGeneratorCreator() != null && isTimestamp(type, property.getName())) {
				property.setOptional(false);
				property.getColumns().forEach((column) -> column.setNullable(false));
			}
		}
	}

	private static boolean isTimestamp(Class<?> type, String attribute) {
		PropertyDescriptor getter = BeanUtils.getPropertyDescriptor(type, attribute);
		Field field = ReflectionUtils.findField(type, attribute);
		return Stream.of(field, (getter != null) ? getter.getReadMethod() : null)
			.filter(Objects::nonNull)
			.anyMatch(GeneratedTimestamps::isTimestamp);
	}

	private static boolean isTimestamp(AnnotatedElement member) {
		return Arrays.stream(member.getAnnotations())
			.map((annotation) -> annotation.annotationType().getAnnotation(ValueGenerationType.class))
			.anyMatch(GeneratedTimestamps::isTimestamp);
	}

	private static boolean isTimestamp(@Nullable ValueGenerationType generation) {
		return generation != null && generation.generatedBy() == CurrentTimestampGeneration.class;
	}

}
