"""Photographs: whoever writes drops in a big one, readers get a small one without where it was taken.

Stages, in order: model, recipes, opened, developed, markup, mentions, drawings, check, hook.
"""
