"""From the repository to a published site, all or nothing.

Stages, in order: site, inputs, render, page, checks, outputs, swap, lock, pipeline; serve shows the result.
"""
