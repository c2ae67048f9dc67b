"""Pelican builds the same site in less time: byte for byte, through its own extension points."""
