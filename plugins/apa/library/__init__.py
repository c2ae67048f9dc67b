"""The bibliography's files: new entries are tidied, named, compared with what is there, and put in place."""
