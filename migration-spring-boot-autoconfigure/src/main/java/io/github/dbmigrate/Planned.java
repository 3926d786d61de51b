package io.github.dbmigrate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.dbmigrate.hazard.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade would do.
 *
 * @param from the version of the database, or {@code null} before the first
 * @param to the version that it would have
 * @param problem what failed half way and would be gone on with, or {@code null}
 * @param remedy what to do about it first, or {@code null}
 * @param files the files that would run, in order
 */
public record Planned(@Nullable String from, @Nullable String to, @Nullable String problem, @Nullable String remedy,
		List<PlannedFile> files) {

	public Planned {
		files = List.copyOf(files);
	}

	/**
	 * A file that would run.
	 *
	 * @param version its version, or {@code null} for a repeatable one
	 * @param script its name
	 * @param location where it is
	 * @param operations what its header says that it does; empty where it was written by
	 * hand
	 * @param statements how many statements it has, or {@code null} where it is written
	 * in Java
	 * @param hazards what can go wrong
	 * @param rows how many rows the tables have now that it changes, as far as its
	 * statements are understood; tables that are not there yet are left out
	 */
	public record PlannedFile(@Nullable String version, String script, String location, List<String> operations,
			@Nullable Integer statements, List<Finding> hazards, Map<String, Long> rows) {

		public PlannedFile {
			operations = List.copyOf(operations);
			hazards = List.copyOf(hazards);
			rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
		}

	}

}
