"""One data file about the practice → every place that shows its contact details and hours.

Stages: model, nodes, load, hours, pages, jsonld, clock, hook.
"""
