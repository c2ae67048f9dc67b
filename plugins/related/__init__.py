"""What to read next: articles with the same subjects and the same sources.

Stages, in order: likeness, hook.
"""
