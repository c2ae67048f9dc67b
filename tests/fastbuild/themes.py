"""A theme that reads a site in every way that is known, and a plugin that changes articles before that."""

from pathlib import Path

BASE = """\
{% import "macros.html" as macros %}<!DOCTYPE html>
<title>{% block title %}{{ SITENAME }}{% endblock %}</title>
{{ output_file }} {{ SITEURL }} {% include "footer.html" %}
{% for category, articles in categories %}{{ category }} {{ category.url }} {% endfor %}
{% if not_there is defined %}{{ not_there }}{% endif %}{{ other_name|default("none") }}
{% block main %}{% endblock %}
"""
MACROS = """\
{% macro card(article, rank=1) %}<h{{ rank }}>{{ article.title }} {{ article.url }}</h{{ rank }}>
{%- set found = namespace(tags=0) %}
{%- for tag in article.tags %}{% set found.tags = found.tags + 1 %}{% endfor %}
{%- set list = [] %}{% if list.append(found.tags) %}{% endif %}{{ list }}
{{- found.tags }}{% endmacro %}
"""
ARTICLE = """\
{% extends "base.html" %}{% from "macros.html" import card %}
{% block title %}{{ article.title|striptags }} {{ super() }}{% endblock %}
{% block main %}{{ card(article, rank=2) }} {{ article.locale_date }} {{ article.date.isoformat() }}
{{ article.content }}
{% for one in article.translations %}{{ one.lang }} {{ one.title }} {{ one.summary }}{% endfor %}
{% for author in article.authors %}{{ author }}{{ author.url }}{{ loop.cycle("a", "b") }}{% endfor %}
{% for tag in article.tags|sort %}{{ tag }} {{ tag.url }}{% endfor %}{{ article.metadata.nonsense }}
{% endblock %}
"""
INDEX = """\
{% extends "base.html" %}{% import "macros.html" as macros %}{% block main %}
{% for article in articles_page.object_list %}{{ macros.card(article) }}{{ article.summary }}{% endfor %}
{{ articles_page.number }}/{{ articles_paginator.num_pages }}
{% if articles_page.has_next() %}{{ articles_next_page.url }}{% endif %}
{{ articles|length }} {{ drafts|length }}
{% endblock %}
"""
ARCHIVES = """\
{% extends "base.html" %}{% block main %}
{% for year, some in dates|groupby("date.year") %}{{ year }}{{ some|map(attribute="title")|join }}{% endfor %}
{{ (articles|sort(attribute="title"))[:3]|map(attribute="slug")|list }} {{ (dates|last).title }}
{{ articles|selectattr("category", "equalto", "Sleep")|map(attribute="url")|join(" ") }}
{{ articles|map("attr", "slug")|max }} {{ articles[0]["title"] }} {{ period_num }} {{ period|join }}
{% endblock %}
"""
TAGS = """\
{% extends "base.html" %}{% block main %}{% for tag, articles in tags|sort %}{{ tag }} {{ articles|count }}
{{ articles|sum(attribute="date.year") }}{% endfor %}{% endblock %}
"""
PLAIN = {
    "base.html": BASE,
    "macros.html": MACROS,
    "footer.html": "{% for page in pages %}{{ page.title }}{{ page.url }}{% endfor %}{{ tags|length }}",
    "article.html": ARTICLE,
    "page.html": '{% extends "base.html" %}{% block main %}{{ page.content }}{% endblock %}',
    "index.html": INDEX,
    "tag.html": '{% extends "index.html" %}{% block title %}{{ tag.page_name }}{% endblock %}',
    "category.html": '{% extends "index.html" %}{% block title %}{{ category }}{% endblock %}',
    "author.html": '{% extends "index.html" %}{% block title %}{{ author.slug }}{% endblock %}',
    "archives.html": ARCHIVES,
    "period_archives.html": ARCHIVES,
    "tags.html": TAGS,
    "categories.html": '{% extends "base.html" %}',
    "authors.html": '{% extends "base.html" %}{% block main %}{{ authors|length }}{% endblock %}',
}
# What somebody may write into a template while the site grows: some of it can be traced, some cannot.
WORDS = [
    "{{ article.title }}",
    "{{ articles|length }}",
    "{{ article.summary }}",
    "{{ articles[0].content }}",
    "{{ (articles|sort(attribute='slug'))[3].summary }}",
    "{{ (dates|first).url }}",
    "{{ drafts|map(attribute='title')|join }}",
    "{% include 'foot' ~ 'er.html' %}",
    "{% include ['not-there.html', 'footer.html'] %}",
    "{% include 'not-there.html' ignore missing %}",
    "{{ articles[-1]._content }}",
    "{{ articles[0].settings.SITENAME }}",
    "{% set name = 'title' %}{{ article[name] }}",
    "{{ article|attr('slug') }}{{ article|title }}",
    "{% if articles.append(article) %}{% endif %}{{ articles|length }}",
    "{{ period_archives['no'] }}{{ period_archives|length }}",
    "{{ tags|map('first')|map(attribute='slug')|sort|join }}",
    "{{ article.category.settings.SITENAME }}{{ loop }}",
    "{{ article.related|map(attribute='title')|join }} {{ article.words }} {{ article.before.title }}",
    "{{ article.content|counted }}",
    "{{ article.content|shout }}",
    "{{ hidden_articles|map(attribute='summary')|join }}{{ pages[0].content }}",
    "{{ article.modified }}{{ article.locale_modified }}",
    "{{ article.box.words }} {{ article.box.seen }}",
    "{{ article.box.said() }}",
    *(
        "{% trans %}Hours{% endtrans %}{{ _('Hours') }}",
        "{% trans num=articles|length %}{{ num }} page{% pluralize %}{{ num }} pages{% endtrans %}",
    ),
]
# One of its filters only looks at what it is given; the other one remembers. It translates where it can.
PLUGIN = """\
from dataclasses import dataclass
from gettext import GNUTranslations
from pelican.plugins import signals
VERSION = {version}
SEEN = []

@dataclass(frozen=True, slots=True)
class Box:
    words: int
    version: int

    @property
    def seen(self):
        return self.words + VERSION

    def said(self):
        return self.words

def shout(text):
    return text.upper()[:90] + str(VERSION)

def counted(text):
    SEEN.append(text)
    return len(SEEN)

def register():
    signals.generator_init.connect(filters)
    signals.article_generator_finalized.connect(change)

def filters(generator):
    generator.env.filters.update(shout=shout, counted=counted)
    if hasattr(generator.env, "install_gettext_translations"):
        spoken = GNUTranslations()
        spoken._catalog, spoken.plural = {{"Hours": "Zeiten %s" % VERSION}}, lambda number: number != 1
        generator.env.install_gettext_translations(spoken, newstyle=VERSION < 3)

def change(generator):
    generator.context["other_name"] = f"{{len(generator.articles)}} {{VERSION}}"
    articles = sorted(generator.articles, key=lambda article: (article.date, article.slug))
    for place, article in enumerate(articles):
        article.words = len(article.content.split())
        article.box = Box(article.words // 5, VERSION % 2)
        article.before = articles[place - 1]
        article.related = [one for one in articles if one.category == article.category][:VERSION]
        if VERSION == 3:
            article._content += "<p>Added</p>"
"""


def write_theme(folder: Path, templates: dict[str, str]) -> None:
    """Write the templates of a theme."""
    for name, text in templates.items():
        (folder / name).write_text(text, "utf-8")
