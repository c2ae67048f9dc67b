"""One data file about the practice → every place that shows its contact details and hours.

Stages: model, nodes, times, fields, load, hours, pages, jsonld, clock, hook.
"""
