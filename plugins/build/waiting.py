"""A build that has loaded everything it needs and waits for the word to start."""

import sys
from importlib import import_module

from pelicanconf import PLUGINS

# What a build loads, besides the plugins; the last ones only once it is at work.
MODULES = (
    *("plugins.build.stamped", "markdown.extensions.toc", "pelican.generators"),
    *(
        "babel.messages.pofile",
        "phonenumbers.data.region_US",
        "phonenumbers.shortdata.region_US",
        "_strptime",
    ),
)


def told_to_build() -> bool:
    """Load, then wait for a line on standard input; False when it ends without one."""
    for name in (*MODULES, *PLUGINS):
        import_module(name)
    try:
        return bool(sys.stdin.readline())
    except KeyboardInterrupt:  # meant for whoever started this
        return False
