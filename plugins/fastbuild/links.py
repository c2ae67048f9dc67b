"""Links from content to content, which Pelican fills in when a page is made."""

from collections.abc import Mapping
from typing import Any

from plugins.fastbuild.bodies import Elsewhere

_LINK = "[{|](?P<what>.*?)[|}]"


def may_have_links(text: str, settings: Mapping[str, Any]) -> bool:
    """Whether a text may have links to other contents."""
    return "{" in text or "|" in text or settings["INTRASITE_LINK_REGEX"] != _LINK


def moves_a_file(content: Any) -> bool:
    """Whether a text has a link with {attach}, which moves the file that it leads to when a page is made."""
    body = vars(content).get("_content") or "" if content else ""
    if isinstance(body, Elsewhere):
        return body.moves_a_file
    text = str(body)
    return "attach" in text and any(
        link["what"] == "attach" for link in content._get_intrasite_link_regex().finditer(text)
    )
