"""Page ranges and article numbers (9.25-9.27)."""

import re

from plugins.apa.latex import plain

_DASHES = re.compile(r"\s*(?:-{1,3}|[‐‑‒–—−])\s*")
_RANGE = re.compile(
    r"(?P<letters>[A-Za-z]*)(?P<start>\d+)–(?P<again>[A-Za-z]*)(?P<end>\d+)(?P<tail>[A-Za-z]*)"
)
_E_LOCATOR = re.compile(r"[A-Za-z]\d+")
_LABEL = re.compile(r"^(?:pp?|pages?|seiten?|s)\.?\s+", re.IGNORECASE)


def read_range(value: str) -> str:
    """Numbers with en dashes: "585-92" stays short; see `read_pages`."""
    return _DASHES.sub("–", plain(value)).strip()


def read_issue(value: str) -> str:
    """An issue with en dashes; a supplement is abbreviated (9.25)."""
    return re.sub(r"(?i)^suppl(?:ement)?\.?\s*", "Suppl. ", read_range(value)).strip()


def read_pages(value: str) -> str:
    """Pages with en dashes and full end pages: "585-92" → "585–592"; "101+" stays."""
    text = _LABEL.sub("", read_range(value))
    return ", ".join(whole_ranges(part.strip()) for part in re.split(r"[,;]", text) if part.strip())


def whole_ranges(pages: str) -> str:
    """Ranges of pages with all the digits of their ends: "585–92" → "585–592"."""
    return _RANGE.sub(_full, pages)


def is_article_number(pages: str) -> bool:
    """Whether the pages are an e-locator: one letter and digits (S11 of a range is none)."""
    return bool(_E_LOCATOR.fullmatch(pages))


def labelled(pages: str) -> str:
    """ "p. 301" or "pp. 213–232"."""
    return f"{'pp.' if re.search('[–,]', pages) else 'p.'} {pages}"


def _full(match: re.Match[str]) -> str:
    start, end = match["start"], match["end"]
    if len(end) < len(start) and int(start[: len(start) - len(end)] + end) > int(start):
        end = start[: len(start) - len(end)] + end
    return f"{match['letters']}{start}–{match['again'] or match['letters']}{end}{match['tail']}"
