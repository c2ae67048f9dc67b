"""Articles of another site, from a file it exported: Wix blog feeds (RSS) and WordPress exports (WXR).

Stages, in order: tree, shortcodes, wordpress, posts, clean, reference_lines, sources, intext,
pictures, illustrate, markdown, article, writing.
"""
