package io.github.dbmigrate.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A location on the class path, in directories and jars, or one with wildcards.
 *
 * @param location the location
 * @param roots the beginnings of the addresses that count
 * @param classLoader the class path
 * @param encoding the encoding of the files
 */
record ResourcePlace(Location location, List<String> roots, ClassLoader classLoader,
		Charset encoding) implements Place {

	@Override
	public List<Script> scripts(Predicate<String> names) {
		return resources(names).entrySet().stream().map((entry) -> read(entry.getKey(), entry.getValue())).toList();
	}

	boolean holds(Predicate<String> names) {
		return !resources(names).isEmpty();
	}

	/**
	 * The paths of all files below the location.
	 */
	List<String> paths() {
		return resources((name) -> !name.isEmpty()).keySet()
			.stream()
			.filter((address) -> !address.endsWith("/"))
			.map(this::path)
			.toList();
	}

	private String path(String address) {
		String folder = "/" + this.location.path() + "/";
		return address.substring(address.lastIndexOf(folder) + folder.length());
	}

	private SortedMap<String, Resource> resources(Predicate<String> names) {
		SortedMap<String, Resource> resources = new TreeMap<>();
		for (Resource resource : all()) {
			String address = address(resource);
			if (names.test(nameOf(resource)) && this.roots.stream().anyMatch(address::startsWith)) {
				resources.put(address, resource);
			}
		}
		return resources;
	}

	/** The name of a file; empty for a folder in a jar. */
	private static String nameOf(Resource resource) {
		String name = resource.getFilename();
		return (name != null) ? name : "";
	}

	private String address(Resource resource) {
		try {
			return resource.getURL().toString();
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(resource.getDescription(), this.encoding, ex);
		}
	}

	private Resource[] all() {
		String prefix = this.location.classPath() ? "classpath*:" : "file:";
		try {
			return new PathMatchingResourcePatternResolver(this.classLoader)
				.getResources(prefix + this.location.path() + "/**/*");
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(this.location.toString(), this.encoding, ex);
		}
	}

	private Script read(String address, Resource resource) {
		try {
			String text = ScriptText.decode(resource.getContentAsByteArray(), this.encoding);
			return new Script(nameOf(resource), address, null, text);
		}
		catch (IOException ex) {
			throw ScriptText.unreadable(address, this.encoding, ex);
		}
	}

}
