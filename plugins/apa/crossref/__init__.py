"""Crossref's records of published works, over its REST API (https://api.crossref.org)."""
