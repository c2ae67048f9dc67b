"""The bibliography against the record: what Crossref says about each work."""
