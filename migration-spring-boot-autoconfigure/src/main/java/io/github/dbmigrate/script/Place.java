package io.github.dbmigrate.script;

import java.util.List;
import java.util.function.Predicate;

/**
 * A place that holds files: a folder, or a location on the class path.
 */
interface Place {

	/**
	 * The files of these names, in this place and below, in the order of their names.
	 */
	List<Script> scripts(Predicate<String> names);

}
