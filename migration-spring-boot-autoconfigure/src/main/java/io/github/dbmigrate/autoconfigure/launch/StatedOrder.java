package io.github.dbmigrate.autoconfigure.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigureAfter;
import org.springframework.boot.autoconfigure.AutoConfigureBefore;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * The auto-configurations that one says it comes before or after, read without loading
 * any.
 */
record StatedOrder(MetadataReaderFactory classes) {

	Stream<String> of(String autoConfiguration) {
		AnnotationMetadata annotations = annotations(autoConfiguration);
		return Stream.of(AutoConfigureBefore.class, AutoConfigureAfter.class)
			.map((type) -> annotations.getAnnotationAttributes(type.getName(), true))
			.flatMap(StatedOrder::names);
	}

	private AnnotationMetadata annotations(String autoConfiguration) {
		try {
			return this.classes.getMetadataReader(autoConfiguration).getAnnotationMetadata();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read the auto-configuration " + autoConfiguration, ex);
		}
	}

	private static Stream<String> names(@Nullable Map<String, @Nullable Object> attributes) {
		return Stream.ofNullable(attributes)
			.flatMap((order) -> Stream.of(order.get("value"), order.get("name")))
			.filter(Objects::nonNull)
			.flatMap((names) -> Stream.of((String[]) names));
	}

}
