"""Data files in YAML, read as people mean them: text first, with lines, and every mistake in a sentence."""
