"""APA 7 citations and reference lists from BibTeX.

Stages, in the order a citation travels: model, entry, parse, inheritance, normalise (names, titles), order,
format, markup, cite, render, process, markdown_ext, hook.

A text in Spanish says the same in Spanish; the words are in the site's catalogue. The Spanish edition of the
manual (Manual de publicaciones de la APA, Manual Moderno) keeps the form of entries and translates their
words. Where it leaves a choice or guides differ, this is ours:

- "&" stays in brackets and in the list, where the manual takes "y" as well; a sentence has "y", or "e" before
  the sound i, as Spanish grammar wants it.
- The year comes first in the list: (2019, 30 de mayo). So a letter after the year is the one in the text.
- "s. f.", "en prensa", "2.ª ed.", "N.º" and "a. e. c." are written as the Academy (RAE) writes abbreviations.
- "Recuperado el … de" stands only with works that have no date, as in English (9.16).
- Titles have no title case in the text, and a comma follows the quotation mark: (“La calma”, 2019).
- What the bibliography says in words of its own ("Paper presentation") stays as it was typed, and so do
  titles. Who presided or directed is named in the masculine, since nobody's gender is in a bibliography.
"""
