"""Addresses inside a text's HTML."""

import re
from urllib.parse import urlsplit

# An address inside the site ("/hours") or on the same page ("#top"), in an attribute; not "//elsewhere".
_LOCAL = re.compile(r"""(?P<before>\s(?:href|src)=["'])(?P<target>/(?!/)|#)""")


def below(path: str, html: str) -> str:
    """Every address inside the site with the path the site starts at, "" for a site of its own host."""
    if not path:
        return html
    return _LOCAL.sub(lambda m: m[0] if m["target"] == "#" else f"{m['before']}{path}/", html)


def complete(page: str, html: str) -> str:
    """Every address in full, for readers far from the site; `page` is the whole address of the text."""
    parts = urlsplit(page)
    starts = {"/": f"{parts.scheme}://{parts.netloc}/", "#": f"{page}#"}
    return _LOCAL.sub(lambda m: m["before"] + starts[m["target"]], html)
