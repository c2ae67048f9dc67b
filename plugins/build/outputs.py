"""The written site, read back and checked before it takes the place of the last one."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from plugins.admin.publish import FOLDER
from plugins.articles import redirects
from plugins.build.facts import TEXTS, Facts, address, facts
from plugins.build.finding import Finding
from plugins.build.ties import Written, check_ties, orphans, outside
from plugins.errors import Problem, Severity
from plugins.fastbuild.conditions import installed
from plugins.fastbuild.kept import kept
from plugins.fastbuild.store import digest
from plugins.meant import pictures_in

_WRITTEN_BY_THEME = Path("output")


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
    files = sorted(_files(str(directory)))
    texts = [file for file in files if os.path.splitext(file)[1] in TEXTS]
    read = dict(zip(texts, _facts(directory, texts, url, root, cache), strict=True))
    site = replace(_site(files, read), pictures=pictures_in(root / "content"))
    data = (*sorted((root / "content").glob("*.yaml")), *sorted((root / "bibliography").glob("*.bib")))
    findings = [
        *((file, finding) for file in texts for finding in read[file].findings),
        *((file, found) for file in texts if read[file].ties for found in check_ties(address(file), site)),
        *(("sitemap.xml", finding) for finding in _sitemap(directory / "sitemap.xml", url, site)),
        *_hidden(files),
        *_moved(directory / redirects.FILE, urlsplit(url).path, site),
    ]
    problems = (
        *_each_once(_problem(file, finding, sources, data) for file, finding in findings),
        *(_orphan(address, sources) for address in orphans(site)),
    )
    listed = [name for page in site.pages.values() for name in page.ids if name.startswith("ref-")]
    return Checked(problems, len(listed))


def links(directory: Path, url: str) -> dict[str, list[str]]:
    """Every address outside the site that a written site links to, with the pages that do."""
    files = [file for file in _files(str(directory)) if file.endswith(".html")]
    found = _facts(directory, files, url, directory, None)
    return outside(_site(files, dict(zip(files, found, strict=True))))


def _site(files: Iterable[str], read: Mapping[str, Facts]) -> Written:
    """The site that its files make; `read` is what those with words say."""
    pages = {address(file): one.ties for file, one in read.items() if one.ties}
    return Written(pages, frozenset(map(address, files)) | {f"/{file}" for file in files})


def _orphan(address: str, sources: Mapping[str, Path]) -> Problem:
    file = f"{address.strip('/')}.html"
    return Problem(
        sources.get(file, _WRITTEN_BY_THEME / file),
        0,
        f"No link leads to the page {address}.",
        "Link to it from another page, so that people find it.",
        Severity.WARNING,
    )


def _files(directory: str) -> Iterator[str]:
    """The files below a directory as paths from there; strings, because there may be many."""
    for folder, _, names in os.walk(directory):
        start = f"{folder.removeprefix(directory)}/"[1:]
        yield from (f"{start}{name}" for name in names)


def _facts(directory: Path, files: list[str], url: str, root: Path, cache: Path | None) -> list[Facts]:
    """What every file says by itself, kept by its name and its bytes."""

    def make(place: int) -> Facts:
        return facts(files[place], (directory / files[place]).read_bytes(), url, root)

    if cache is None:
        return list(map(make, range(len(files))))
    conditions = digest(f"{installed()} {url} {root}".encode(errors="surrogateescape"))
    names = [digest(f"{file}\0".encode() + (directory / file).read_bytes()) for file in files]
    return kept(cache / "fastbuild" / "facts", conditions, names, make, words="Checking pages")


def _sitemap(file: Path, url: str, site: Written) -> Iterator[Finding]:
    text = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    for location in re.findall(r"<loc>([^<]*)</loc>", text):
        if unescape(location).removeprefix(url) not in site.pages:
            yield Finding(f'The sitemap names "{location}", which is no page of this site.')


def _hidden(files: Iterable[str]) -> Iterator[tuple[str, Finding]]:
    """Some hosts answer with the directory /feeds/, which has no page, where somebody asks for /feeds."""
    folders = {str(folder) for file in files for folder in PurePosixPath(file).parents} | {FOLDER}
    for file in files:
        place = file.removesuffix(".html")
        if place != file and place in folders:
            sentence = f"The address /{place} belongs to a directory of the site."
            yield file, Finding(sentence, ("slug:",), "Choose another slug.")


def _moved(file: Path, path: str, site: Written) -> Iterator[tuple[str, Finding]]:
    """Some hosts lead readers on from an old address even if the site has something there."""
    text = file.read_text("utf-8") if file.is_file() else ""
    for old, new in redirects.read(text).items():
        if (place := old.removeprefix(path)) in site.files:
            sentence = f"The old address {place} is in use, by a page or a file of this site."
            yield f"{new.removeprefix(path).strip('/')}.html", Finding(sentence, (place,))


def _problem(file: str, finding: Finding, sources: Mapping[str, Path], data: Iterable[Path]) -> Problem:
    """The finding where somebody typed it: in the page's own text, or in the `data` of all pages."""
    source = sources.get(file)
    for place in data if source is None else (source, *data):
        if line := _line(place, finding.words):
            return Problem(place, line, finding.sentence, finding.suggestion)
    if source is None:
        return Problem(_WRITTEN_BY_THEME / file, 0, finding.sentence)
    return Problem(source, 0, finding.sentence, finding.suggestion)


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


def _line(source: Path, words: tuple[str, ...]) -> int:
    """The first line of a source with one of these words, as text or as HTML; 0 when none is there."""
    if not words:
        return 0
    found = re.compile(
        "|".join(_whole(written) for one in words for written in (one, escape(one, quote=False)))
    )
    lines = source.read_text("utf-8-sig", errors="replace").splitlines()
    if source.suffix == ".yaml":  # what a comment says is on no page
        lines = ["" if line.lstrip().startswith("#") else line for line in lines]
    return next((number for number, line in enumerate(lines, 1) if found.search(line)), 0)


def _whole(words: str) -> str:
    """A pattern for words that are no part of longer ones."""
    before, after = (
        (r"(?<![\w-])" if words[0].isalnum() else ""),
        (r"(?![\w-])" if words[-1].isalnum() else ""),
    )
    return f"{before}{re.escape(words)}{after}"
