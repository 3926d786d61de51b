package io.github.dbmigrate.script;

import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot file in which git left both sides of a conflict.
 *
 * @param ours the text of one side
 * @param theirs the text of the other side; the same where there is no conflict
 * @param marked the numbers of the lines between the marks
 */
record SnapshotSides(String ours, String theirs, List<Integer> marked) {

	static SnapshotSides of(String text) {
		StringBuilder ours = new StringBuilder();
		StringBuilder theirs = new StringBuilder();
		List<Integer> marked = new ArrayList<>();
		Side side = Side.BOTH;
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			Side next = side.after(line);
			if (next != side) {
				side = next;
				continue;
			}
			if (side == Side.BOTH || side == Side.OURS) {
				ours.append(line).append('\n');
			}
			if (side == Side.BOTH || side == Side.THEIRS) {
				theirs.append(line).append('\n');
			}
			if (side != Side.BOTH) {
				marked.add(i + 1);
			}
		}
		return new SnapshotSides(ours.toString(), theirs.toString(), marked);
	}

	boolean differ() {
		return !this.marked.isEmpty();
	}

	private enum Side {

		BOTH, OURS, BEFORE, THEIRS;

		Side after(String line) {
			if (line.startsWith("<<<<<<<")) {
				return OURS;
			}
			if (this != BOTH && line.startsWith("|||||||")) {
				return BEFORE;
			}
			if (this != BOTH && line.startsWith("=======")) {
				return THEIRS;
			}
			return line.startsWith(">>>>>>>") ? BOTH : this;
		}

	}

}
