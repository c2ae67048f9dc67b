"""The search index of a written site (pagefind.app), made from its pages.

Templates mark with `data-pagefind-body` what can be found. The index is split into small files, of which a
browser loads those it needs for the words somebody typed. The same pages give the same files.
"""

import subprocess
from pathlib import Path
from signal import strsignal

from pagefind_bin import get_executable

from plugins.errors import Problem

FOLDER = "pagefind"
# What stands on many pages, or says nothing to who searches.
_LEFT_OUT = (
    *(".kicker", ".article__meta", ".contents", ".references__back", ".footnote-backref", ".cite-this"),
    *(".tags", ".next", ".comments", ".page-body__aside", "details"),
)
# Pagefind's own pages and styles; the site has its own.
_UNUSED = ("*-ui.css", "*-ui.js", "pagefind-highlight.js")


def index(site: Path) -> tuple[Problem, ...]:
    """Write the index of the pages in `site` into its folder `pagefind`; a problem when that fails."""
    command = [get_executable(), "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    finished = subprocess.run(
        # One index for all languages: somebody who searches need not know which page is in which.
        [*command, "--exclude-selectors", ", ".join(_LEFT_OUT), "--force-language", "en"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if finished.returncode:
        said = finished.stderr or finished.stdout
        words = strsignal(-finished.returncode) if finished.returncode < 0 else " ".join(said.split())
        return (Problem(site / FOLDER, 0, f"The search index could not be made: {words}."),)
    for pattern in _UNUSED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    return ()
