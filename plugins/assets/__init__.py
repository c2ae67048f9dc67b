"""The theme's style sheet, scripts and fonts: bundled, made small, and named after their content.

Stages, in order: load, bundle, hook.
"""
