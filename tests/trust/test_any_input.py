"""Anything at all in any file: the checks end in sentences, and what they let through can be built."""

import os
import re
import string
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.build import inputs
from plugins.build.project import Project
from plugins.errors import Severity
from tests.conftest import run_build
from tests.trust.conftest import Count, by_length
from tests.trust.pieces import BIBTEX, HTML, MARKDOWN, NAMES, YAML
from tests.trust.small import make_project
from tests.trust.test_every_field import injections

pytestmark = [pytest.mark.trust, pytest.mark.slow]

EXAMPLES = by_length(20, 500)
NOW = datetime(2099, 1, 1, tzinfo=UTC)
ARTICLE = Path("content/articles/any.md")
CLINIC = Path("content/clinic.yaml")
AUTHORS = Path("content/authors.yaml")
SOURCES = Path("bibliography/any.bib")


def pieces(*lists: list[str]) -> st.SearchStrategy[str]:
    """Texts made of nasty pieces, and of anything else."""
    known = [piece for pieces in lists for piece in pieces]
    letters = st.text(st.characters(codec="utf-8"), max_size=6) | st.text(
        string.ascii_letters + " ", max_size=9
    )
    return st.lists(st.sampled_from(known) | letters, max_size=14).map("".join)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in which one file after the other is tried."""
    return Project(make_project(tmp_path_factory.mktemp("any")))


@contextmanager
def put_back(path: Path) -> Iterator[None]:
    """Afterwards the file is what it was."""
    before = path.read_bytes() if path.exists() else None
    try:
        yield
    finally:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(before)


def let_in(project: Project) -> bool:
    """Whether nothing but warnings is said; every problem names a file, a line of it and what is wrong."""
    problems = inputs.check(project, NOW)
    for problem in problems:
        assert problem.file.is_relative_to(project.root), problem
        content = problem.file.read_bytes() if problem.line else b""
        assert 0 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1, problem
        assert re.search(r"[.?!…:;]$", problem.sentence), problem
        assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", str(problem)), problem
        assert len(problem.sentence) < 1_000, problem
    assert len(set(problems)) == len(problems)
    return all(problem.severity is Severity.WARNING for problem in problems)


often = settings(max_examples=EXAMPLES, deadline=None)
GOOD = {"title": "Any", "category": "Therapy", "description": "Any text."}
NAMED = [*GOOD, "tags", "author", "reviewed_by", "cover_alt", "id", "lang", "cover", "toc"]
fields = st.dictionaries(st.sampled_from(NAMED), pieces(HTML, YAML), max_size=2)


def test_articles(project: Project, count: Count) -> None:
    accepted: list[str] = []
    file = project.articles / "any.md"

    @often
    @given(fields, pieces(HTML, MARKDOWN))
    def attempt(fields: dict[str, str], body: str) -> None:
        lines = "".join(f"{name}: {value}\n" for name, value in (GOOD | fields).items())
        text = f"---\ndate: 2026-11-05\nslug: any\n{lines}---\nWords.\n\n{body}\n"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        if let_in(project):
            accepted.append(text)

    with put_back(file):
        attempt()
    assert len(accepted) > EXAMPLES // 20
    count("articles tried", EXAMPLES)
    build_with(project, accepted[:: max(1, len(accepted) // 60)], count)


def build_with(project: Project, articles: list[str], count: Count) -> None:
    """What the checks let in becomes pages without injections, or is refused where the pages are checked."""
    files = [project.articles / f"any-{number}.md" for number in range(len(articles))]
    for number, (file, text) in enumerate(zip(files, articles, strict=True)):
        file.write_text(text.replace("slug: any", f"slug: any-{number}"), "utf-8", newline="")
    while True:
        run = run_build(project.root, "html")
        assert "Traceback" not in run.said, run.said
        if run.code == 0:
            break
        # Links that lead nowhere, two main headings …: only the finished page shows them.
        named = {file for file in files if f"content/articles/{file.name}" in run.said}
        assert named & {file for file in files if file.exists()}, run.said
        for file in named:
            file.unlink(missing_ok=True)
    for page in project.output.rglob("*.html"):
        assert injections(page.read_text("utf-8")) == [], page
    count("articles built of them", sum(file.exists() for file in files))
    for file in files:
        file.unlink(missing_ok=True)


def test_slugs(project: Project, count: Count) -> None:
    file = project.articles / "any.md"

    @often
    @given(pieces(HTML, NAMES))
    def attempt(slug: str) -> None:
        front = f"---\ndate: 2026-11-05\ntitle: Any\nslug: {slug}\n---\n"
        file.write_bytes(front.encode("utf-8", "surrogatepass"))
        if let_in(project):
            # YAML takes a comment off.
            assert re.fullmatch(r"['\"]?[a-z0-9]+(-[a-z0-9]+)*['\"]?(\s+#.*)?\s*", slug, re.DOTALL), slug

    with put_back(file):
        attempt()
    count("slugs tried", EXAMPLES)


def test_the_practices_data(project: Project, count: Count) -> None:
    """One value of the real file replaced by anything, and a line put in anywhere."""
    lines = project.clinic.read_text("utf-8").splitlines()

    @often
    @given(st.integers(0, len(lines) - 1), pieces(HTML, YAML), st.booleans())
    def attempt(place: int, text: str, replace: bool) -> None:
        name, colon, _ = lines[place].partition(": ")
        changed = [*lines[:place], f"{name}{colon}{text}" if replace else text, *lines[place + replace :]]
        project.clinic.write_bytes("\n".join(changed).encode("utf-8", "surrogatepass"))
        let_in(project)

    with put_back(project.clinic):
        attempt()
    count("practice's data tried", EXAMPLES)


def test_authors(project: Project, count: Count) -> None:
    @often
    @given(pieces(HTML, YAML), pieces(HTML, YAML), st.booleans())
    def attempt(name: str, about: str, listed: bool) -> None:
        text = f"authors:\n  - name: {name}\n    about: {about}\n" if listed else name
        project.authors.write_bytes(text.encode("utf-8", "surrogatepass"))
        let_in(project)

    with put_back(project.authors):
        attempt()
    count("authors tried", EXAMPLES)


def test_bibliographies(project: Project, count: Count) -> None:
    file = project.bibliography / "any.bib"

    @often
    @given(
        pieces(HTML, BIBTEX), pieces(HTML, BIBTEX), st.sampled_from(["title", "author", "date", "doi", "url"])
    )
    def attempt(text: str, value: str, field: str) -> None:
        entry = f"@book{{any,\n  author = {{Neff, K.}},\n  title = {{Any}},\n  {field} = {{{value}}}\n}}\n"
        file.write_bytes(f"{entry}{text}".encode("utf-8", "surrogatepass"))
        let_in(project)

    with put_back(file):
        attempt()
    count("bibliographies tried", EXAMPLES)


def test_file_names(project: Project, count: Count) -> None:
    """A name is refused in a sentence, or it is one that every computer and every address can carry."""
    tried = 0

    @often
    @given(
        pieces(HTML, ["..", "\\", "%2e", "a.md", ".md", "~", " ", "CON", ":", "\udcff", "-"]), st.booleans()
    )
    def attempt(name: str, picture: bool) -> None:
        nonlocal tried
        name = name.replace("/", "").replace("\x00", "")
        if name in {"", ".", ".."} or len(os.fsencode(name)) > 255:
            return
        directory = project.root / "content" / "images" if picture else project.articles
        directory.mkdir(exist_ok=True)
        file = directory / name
        if file.exists():
            return
        tried += 1
        file.write_bytes(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        try:
            if let_in(project):
                assert not re.search(r"[\x00-\x1f\x7f\\:*?\"<>|\u202a-\u202e\udc80-\udcff]", name)
                assert len(os.fsencode(name)) <= 200
        finally:
            file.unlink()

    attempt()
    count("file names tried", tried)
