"""The editing page /admin/: Sveltia CMS, told in its own words which fields there are.

Stages, in order: settings, widgets, front_matter, collections, program, publish.
"""
