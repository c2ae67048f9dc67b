"""Articles and pages: front matter in, everything their templates print out.

Stages, in the order a file travels: fields, written, model, read, load,
markdown_ext, addresses, outline, feeds, sitemap, hook.
"""
