"""The people behind the articles: what content/authors.yaml says of them, and nothing more.

Stages: model, load; hook gives articles their author's box.
"""
