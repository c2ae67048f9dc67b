"""From the repository to a published site, all or nothing.

Stages, in order: site, inputs, render, page, checks, facts, outputs, swap, lock, pipeline; serve shows it.
"""
