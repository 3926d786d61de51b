package io.github.dbmigrate.proof;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

/**
 * Compiles entities from text, so that one class can have a text before and a text after,
 * as it has when a user changes it.
 */
final class Entities {

	private static final String IMPORTS = """
			import io.github.dbmigrate.annotation.RenamedFrom;
			import jakarta.persistence.*;
			import jakarta.persistence.Temporal;
			import jakarta.validation.constraints.*;
			import java.math.*;
			import java.time.*;
			import java.util.*;
			import org.hibernate.annotations.*;
			import org.hibernate.envers.Audited;
			import org.hibernate.envers.NotAudited;
			import org.hibernate.envers.RelationTargetAuditMode;
			import org.hibernate.type.*;
			import org.springframework.data.annotation.CreatedBy;
			import org.springframework.data.annotation.CreatedDate;
			import org.springframework.data.annotation.LastModifiedBy;
			import org.springframework.data.annotation.LastModifiedDate;
			import org.springframework.data.jpa.domain.support.AuditingEntityListener;
			""";

	private Entities() {
	}

	/**
	 * Compiles each text into a package of its own.
	 * @param sources the texts by name of the package
	 * @return the models by name of the package
	 */
	static Map<String, Model> compile(Map<String, String> sources) {
		try {
			Path folder = Files.createTempDirectory("entities");
			compile(sources, folder);
			return load(sources, folder);
		}
		catch (IOException | ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A package without a class of its own would be looked for in the whole class path,
	 * time and again.
	 */
	private static void compile(Map<String, String> sources, Path folder) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<Source> units = sources.entrySet()
			.stream()
			.flatMap((entry) -> Stream.of(new Source(entry.getKey(), "Model", IMPORTS + entry.getValue()),
					new Source(entry.getKey(), "package-info", "")))
			.toList();
		StringWriter complaints = new StringWriter();
		List<String> options = List.of("-d", folder.toString(), "-proc:none", "-nowarn", "-parameters",
				"-Xpkginfo:always", "-classpath", System.getProperty("java.class.path"));
		if (!compiler.getTask(complaints, null, null, options, null, units).call()) {
			throw new IllegalArgumentException(complaints.toString());
		}
	}

	private static Map<String, Model> load(Map<String, String> sources, Path folder)
			throws IOException, ReflectiveOperationException {
		ClassLoader loader = new URLClassLoader(new URL[] { folder.toUri().toURL() }, Entities.class.getClassLoader());
		Map<String, Model> models = new LinkedHashMap<>();
		for (Map.Entry<String, String> source : sources.entrySet()) {
			List<Class<?>> managed = managed(loader, source.getKey(), folder.resolve(source.getKey()));
			models.put(source.getKey(), new Model(source.getValue(), managed));
		}
		return models;
	}

	private static List<Class<?>> managed(ClassLoader loader, String name, Path folder)
			throws IOException, ReflectiveOperationException {
		List<Class<?>> managed = new ArrayList<>();
		for (String file : names(folder)) {
			Class<?> type = Class.forName(name + "." + file.replace(".class", ""), false, loader);
			if (isManaged(type)) {
				managed.add(type);
			}
		}
		return managed;
	}

	private static List<String> names(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static boolean isManaged(Class<?> type) {
		return Stream.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class)
			.anyMatch(type::isAnnotationPresent);
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String folder, String name, String text) {
			super(URI.create("string:///" + folder + "/" + name + ".java"), JavaFileObject.Kind.SOURCE);
			this.text = "package " + folder + ";\n" + text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

}
