"""Court decisions and statutes, in the form of the Bluebook (chapter 11)."""

from collections.abc import Callable, Mapping

from plugins.apa.model import Kind, Listed, Rich, Span, Work


def legal(listed: Listed) -> Rich:
    """A case or a statute without what follows its period."""
    return FORMS[listed.work.kind](listed)


def _case(listed: Listed) -> Rich:
    """11.4: Name, 1 Rep. 2 (Court 1999); one in no reporter: Name, No. 3 (Court May 6, 1999)."""
    work = listed.work
    printed = _cited_as(work)
    detail = "" if printed else work.date.detail
    when = f"{detail}, {listed.year}" if detail else listed.year
    return _worded(work, printed or work.number, " ".join(filter(None, (work.publisher, when))))


def _statute(listed: Listed) -> Rich:
    """11.5: Name, Pub. L. No. 1, 1 Stat. 2 (1999)."""
    work = listed.work
    return _worded(work, ", ".join(filter(None, (work.number, _cited_as(work)))), listed.year)


def _cited_as(work: Work) -> str:
    reporter = "".join(span.text for span in work.container)
    return " ".join(filter(None, (work.volume, reporter, work.pages)))


def _worded(work: Work, cited_as: str, inside: str) -> Rich:
    cited_as = f", {cited_as}" if cited_as else ""
    return (*work.title, Span(f"{cited_as} ({inside})"))


FORMS: Mapping[Kind, Callable[[Listed], Rich]] = {Kind.CASE: _case, Kind.STATUTE: _statute}
