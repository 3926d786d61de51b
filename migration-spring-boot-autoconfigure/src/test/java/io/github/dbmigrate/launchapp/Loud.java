package io.github.dbmigrate.launchapp;

/**
 * Says on standard output what ran.
 */
final class Loud {

	private Loud() {
	}

	static void say(String what) {
		System.out.println("LOUD " + what);
	}

}
