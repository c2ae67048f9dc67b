"""The policies of the site's pages for nginx, which reads no `_headers`: see docs/nginx.conf.

A list of entries for a `map` of $uri, and nothing else, so that whoever writes the site writes no orders for
the server.
"""

import re
from collections.abc import Iterable, Iterator

from plugins.headers.rules import Rule

FILE = "_policy.nginx"
_POLICY = "Content-Security-Policy"


def policies(rules: Iterable[Rule]) -> str:
    """An entry for each rule that has a policy. nginx takes an address before a pattern, and of patterns the
    first that fits, where `_headers` gives the last: so they stand in the other order."""
    return "".join(
        f'{place} "{dict(rule.headers)[_POLICY]}";\n'
        for rule in reversed(tuple(rules))
        if _POLICY in dict(rule.headers)
        for place in _places(rule.pattern)
    )


def _places(pattern: str) -> Iterator[str]:
    """What stands for a pattern of `_headers`; nginx knows a page also by its file's name."""
    if pattern.endswith("*"):
        yield f'"~^{re.escape(pattern[:-1])}"'
    elif pattern.endswith("/"):
        # With try_files, "/" is "/" and "/index.html" put together.
        yield from (f'"{pattern}"', f'"{pattern}index.html"', f'"{pattern}/index.html"')
    else:
        yield from (f'"{pattern}"', f'"{pattern}.html"')
