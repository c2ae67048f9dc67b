"""Articles and pages: front matter in, everything their templates print out.

Stages, in the order a file travels: model, fields, read, outline, feeds, sitemap, hook.
"""
