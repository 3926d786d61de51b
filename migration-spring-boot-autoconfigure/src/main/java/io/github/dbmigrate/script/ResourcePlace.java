package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A location on the class path, in directories and jars, or one with wildcards.
 */
record ResourcePlace(Location location, ClassLoader classLoader, Charset encoding) implements Place {

	@Override
	public List<Script> scripts(Predicate<String> names) {
		List<Script> scripts = new ArrayList<>();
		for (Resource resource : resources()) {
			String name = resource.getFilename();
			if (name != null && names.test(name)) {
				scripts.add(read(name, resource));
			}
		}
		scripts.sort(Comparator.comparing(Script::location));
		return scripts;
	}

	boolean holds(Predicate<String> names) {
		return Stream.of(resources()).map(Resource::getFilename).anyMatch((name) -> name != null && names.test(name));
	}

	private Resource[] resources() {
		String prefix = this.location.classPath() ? "classpath*:" : "file:";
		try {
			return new PathMatchingResourcePatternResolver(this.classLoader)
				.getResources(prefix + this.location.path() + "/**/*");
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(this.location.toString(), this.encoding, ex);
		}
	}

	private Script read(String name, Resource resource) {
		try {
			String text = ScriptText.decode(resource.getContentAsByteArray(), this.encoding);
			return new Script(name, resource.getURL().toString(), null, text);
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(resource.getDescription(), this.encoding, ex);
		}
	}

}
