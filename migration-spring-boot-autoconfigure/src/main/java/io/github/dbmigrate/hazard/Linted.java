package io.github.dbmigrate.hazard;

import java.util.List;

/**
 * What was found in some files.
 *
 * @param files the files that were read
 * @param findings what can go wrong, file by file and line by line
 */
public record Linted(List<String> files, List<Finding> findings) {

	public Linted {
		files = List.copyOf(files);
		findings = List.copyOf(findings);
	}

	/** Whether something in them must not run as it is. */
	public boolean hasErrors() {
		return this.findings.stream().anyMatch((finding) -> finding.severity() == Severity.ERROR);
	}

}
