"""One data file about the practice → every place that shows its contact details and hours.

Stages: model, syntax, nodes, times, fields, reach, days, load, hours, pages, jsonld, clock, hook.
"""
