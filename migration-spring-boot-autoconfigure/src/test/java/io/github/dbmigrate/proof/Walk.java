package io.github.dbmigrate.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A model and what becomes of it, edit by edit.
 *
 * @param seed what it is drawn from
 * @param stations the model at each station, by name of its package
 */
record Walk(long seed, Map<String, String> stations) {

	static Walk of(long seed, int steps) {
		Random random = new Random(seed);
		Sketch sketch = new Sketch();
		Drawing drawing = new Drawing(random, sketch);
		drawing.start();
		Edits edits = new Edits(random, sketch, drawing);
		Map<String, String> stations = new LinkedHashMap<>();
		stations.put("station0", sketch.source());
		for (int step = 1; step <= steps; step++) {
			edits.step();
			stations.put("station" + step, sketch.source());
		}
		return new Walk(seed, stations);
	}

}
