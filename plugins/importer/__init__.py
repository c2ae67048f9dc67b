"""Articles of another site, from a file it exported: Wix blog feeds (RSS) and WordPress exports (WXR).

Stages, in order: tree, posts, clean, reference_lines, sources, intext, markdown, article; __main__ writes.
"""
