"""A cover for every article, drawn from its slug: the river, its banks and one low sun.

Stages, in order: drawing, palette, svg, title_lines, social_card, kept_cards, hook.
"""
