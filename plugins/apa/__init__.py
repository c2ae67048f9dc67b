"""APA 7 citations and reference lists from BibTeX.

Stages, in the order a citation travels: model, parse, normalise (names, titles), order, format,
markup, cite, render, process, markdown_ext, hook.
"""
