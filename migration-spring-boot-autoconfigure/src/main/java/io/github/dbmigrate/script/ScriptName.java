package io.github.dbmigrate.script;

/**
 * What the name of a file says.
 *
 * @param version the version
 * @param spelling the version as it is spelled in the name
 * @param description the description with blanks
 */
record ScriptName(Version version, String spelling, String description) {

	boolean hasDots() {
		return this.spelling.indexOf('.') >= 0;
	}

}
