"""The editing page /admin/: Sveltia CMS, told in its own words which fields there are.

Stages, in order: settings, widgets, collections, program, publish.
"""
