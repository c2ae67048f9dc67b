"""The subcommands of `python -m plugins.apa`, one module each."""
