"""The written site, read back and checked before it takes the place of the last one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

from plugins.build import drawings
from plugins.build.checks import Finding, Written, check_page, orphans, outside
from plugins.build.leaks import leaks
from plugins.build.page import Page, read_page
from plugins.errors import Problem, Severity
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest

_TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ".bib", ".vcf", ".ics"})
_WRITTEN_BY_THEME = Path("output")
_XML = frozenset({".xml", ".svg"})
# Where CSS loads things from; our stylesheets are ours alone.
_CSS_URL = re.compile(r"""url\(\s*["']?(?P<target>[^"')\s]+)""")
_HTML_OF_ENTRY = ("{http://www.w3.org/2005/Atom}content", "description")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a written site, and how many entries its reference lists hold."""

    problems: tuple[Problem, ...]
    references: int


def check(
    directory: Path, url: str, sources: Mapping[str, Path], root: Path, cache: Path | None = None
) -> Checked:
    """Read back the site written to `directory`; what its pages hold is kept in `cache`.

    `url` is the address it is made for, `sources` says which content file each written file (relative
    path) comes from, and `root` is the project's place on this computer, which no reader should learn.
    """
    texts, site = _site(directory, url, cache)
    findings = [
        *(
            (file, finding)
            for file in texts
            if file.endswith(".html")
            for finding in check_page(_address(file), site)
        ),
        *((file, finding) for file, text in texts.items() for finding in _check_text(file, text, root)),
        *((file, finding) for file, text in texts.items() if file.endswith(".css") for finding in _css(text)),
        *(
            (file, finding)
            for file, text in texts.items()
            if Path(file).suffix in _XML
            for finding in _xml(file, text)
        ),
        *(("sitemap.xml", finding) for finding in _sitemap(texts.get("sitemap.xml", ""), url, site)),
    ]
    problems = (
        *_each_once(_problem(file, finding, sources) for file, finding in findings),
        *(_orphan(address, sources) for address in orphans(site)),
    )
    listed = [name for page in site.pages.values() for name in page.ids if name.startswith("ref-")]
    return Checked(problems, len(listed))


def links(directory: Path, url: str) -> dict[str, list[str]]:
    """Every address outside the site that a written site links to, with the pages that do."""
    return outside(_site(directory, url, None)[1])


def _site(directory: Path, url: str, cache: Path | None) -> tuple[dict[str, str], Written]:
    """The texts of all files by name, and the site they make."""
    files = sorted(path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file())
    texts = {file: _text(directory / file) for file in files if Path(file).suffix in _TEXTS}
    html = {file: text for file, text in texts.items() if file.endswith(".html")}
    pages = dict(zip(map(_address, html), _read(list(html.values()), cache), strict=True))
    return texts, Written(url, pages, frozenset(map(_address, files)) | {f"/{file}" for file in files})


def _orphan(address: str, sources: Mapping[str, Path]) -> Problem:
    file = f"{address.strip('/')}.html"
    return Problem(
        sources.get(file, Path("output") / file),
        0,
        f"No link leads to the page {address}.",
        "Link to it from another page, so that people find it.",
        Severity.WARNING,
    )


def _text(file: Path) -> str:
    """A text; with U+FFFD, which `_check_text` finds, where it is not in UTF-8."""
    return file.read_text("utf-8", errors="replace")


def _read(texts: list[str], cache: Path | None) -> list[Page]:
    if cache is None:
        return [read_page(text) for text in texts]
    names = [digest(text.encode()) for text in texts]
    return kept(cache / "fastbuild" / "pages", installed(), names, lambda place: read_page(texts[place]))


def _address(file: str) -> str:
    """The address of a written file: extensionless for pages, "/" for the home page."""
    return "/" + file.removesuffix(".html") if file != "index.html" else "/"


def _check_text(file: str, text: str, root: Path) -> Iterator[Finding]:
    if "\ufffd" in text:
        yield Finding("The file is not saved as UTF-8.", "\ufffd")
    for sentence, words in leaks(text, root):
        yield Finding(sentence, words)


def _css(text: str) -> Iterator[Finding]:
    for match in _CSS_URL.finditer(text):
        if re.match(r"\w+:|//", match["target"]):
            yield Finding(f'The stylesheet loads "{match["target"][:60]}" from another place than this site.')


def _sitemap(text: str, url: str, site: Written) -> Iterator[Finding]:
    for location in re.findall(r"<loc>([^<]*)</loc>", text):
        if unescape(location).removeprefix(url) not in site.pages:
            yield Finding(f'The sitemap names "{location}", which is no page of this site.')


def _xml(file: str, text: str) -> Iterator[Finding]:
    try:
        if file.endswith(".svg"):
            yield from map(Finding, drawings.check(text))
            return
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield Finding(f"The file is not well-formed XML: {error}.")
        return
    for name in _HTML_OF_ENTRY:
        for element in tree.iter(name):
            if any("[@" in words for words in read_page(element.text or "").texts):
                yield Finding("A citation was left as it was typed.", "[@")


def _problem(file: str, finding: Finding, sources: Mapping[str, Path]) -> Problem:
    source = sources.get(file)
    if source is None:
        return Problem(_WRITTEN_BY_THEME / file, 0, finding.sentence)
    return Problem(source, _line(source, finding.words), finding.sentence)


def _each_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong with every page, because it comes from the practice's data, is said of the first."""
    pages: dict[str, list[Problem]] = {}
    for problem in dict.fromkeys(problems):
        if problem.file.is_relative_to(_WRITTEN_BY_THEME):
            pages.setdefault(problem.sentence, []).append(problem)
        else:
            yield problem
    for first, *others in pages.values():
        more = f"{len(others)} more file{'s' if len(others) > 1 else ''}"
        yield replace(first, suggestion=f"The same is in {more}.") if others else first


def _line(source: Path, words: str) -> int:
    """The first line of a source with these words; 0 when they are not there as such."""
    if not words:
        return 0
    lines = source.read_text("utf-8-sig", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if words in line), 0)
