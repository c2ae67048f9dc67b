"""`add`: put new sources into the bibliography, from the text a publisher, PubMed or Zotero gives."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from plugins.apa.commands.asking import add_asking, client
from plugins.apa.crossref.client import Crossref, Outage
from plugins.apa.crossref.entry import entry_of
from plugins.apa.files import replace_file
from plugins.apa.incoming.model import Incoming
from plugins.apa.incoming.recognise import bare_dois, read
from plugins.apa.library.add import Plan, plan, written
from plugins.apa.parse import Bibliography, read_bibliography
from plugins.errors import Problem, Severity, in_order

HOME = Path("bibliography")
DESCRIPTION = """\
Add sources to the bibliography. Copy what a publisher's page, PubMed or Zotero offers under "Cite" or
"Export citation" as BibTeX, RIS or PubMed text; several entries at once are fine. Then run

    python -m plugins.apa add

paste, and press Enter and Ctrl-D (on Windows Ctrl-Z and Enter). You get the key to cite each source by and
the finished reference to compare with the source. A source that is there already is refused, and if
anything is wrong, nothing is written. Other entries of the file stay exactly as they are.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """What may follow `add`."""
    parser.description = DESCRIPTION
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="a file to read, not what you paste"
    )
    parser.add_argument(
        "--bib", type=Path, metavar="FILE", help="the .bib file to add to (the one in bibliography/)"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would be added")
    parser.add_argument(
        "--fetch", action="store_true", help="where you paste only DOIs, ask Crossref for the rest (network)"
    )
    add_asking(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add what was pasted; 1 when something has to be mended first, 3 when Crossref cannot be asked."""
    return run_with(arguments, time.time, time.sleep)


def run_with(
    arguments: argparse.Namespace, clock: Callable[[], float], sleep: Callable[[float], None]
) -> int:
    """The same with the clock (seconds since 1970) and the way to wait given."""
    target, unusable = _target(arguments.bib)
    if unusable:
        return _refuse([unusable])
    file = arguments.file or Path("pasted text")
    try:
        text = _text(arguments.file)
    except UnicodeDecodeError:
        return _refuse([Problem(file, 0, "The text is not in UTF-8.", "Save it with the encoding UTF-8.")])
    except OSError as error:
        return _refuse([Problem(file, 0, f"The file cannot be read ({error.strerror}).")])
    except KeyboardInterrupt:
        return _refuse([])
    try:
        incoming = _incoming(text, file, arguments, client(arguments, clock, sleep))
    except Outage as outage:
        print(f"{outage} Nothing was added.", file=sys.stderr)
        return 3
    planned = plan(incoming.entries, _library(target))
    planned = Plan(planned.additions, incoming.problems + planned.problems)
    if not planned.possible:
        return _refuse(planned.problems)
    if not arguments.dry_run:
        before = target.read_bytes().decode() if target.exists() else ""
        try:
            replace_file(target, written(before, planned.additions).encode())
        except OSError as error:
            return _refuse([Problem(target, 0, f"The file cannot be written ({error.strerror}).")])
    _tell(planned, target, dry=arguments.dry_run)
    return 0


def _target(named: Path | None) -> tuple[Path, Problem | None]:
    """The .bib file to write to: the one that is named, else the only one."""
    if named is not None:
        missing = Problem(named, 0, "There is no such directory.") if not named.parent.is_dir() else None
        return named, missing
    files = sorted(HOME.glob("*.bib"))
    if len(files) == 1:
        return files[0], None
    found = f"There are several: {', '.join(map(str, files))}." if files else "It has no .bib file."
    return HOME, Problem(
        HOME, 0, found, f"Say where to add: --bib {files[0] if files else HOME / 'articles.bib'}"
    )


def _text(file: Path | None) -> str:
    if file is not None:
        return file.read_bytes().decode("utf-8-sig")
    if sys.stdin.isatty():
        print("Paste the entry, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).", file=sys.stderr)
    return sys.stdin.buffer.read().decode("utf-8-sig")


def _incoming(text: str, file: Path, arguments: argparse.Namespace, crossref: Crossref) -> Incoming:
    dois = bare_dois(text)
    if not dois:
        return read(text, file)
    if not arguments.fetch:
        sentence = "This is only a DOI; adding needs the whole record."
        advice = 'Paste the BibTeX or RIS from the publisher\'s page, or run "add --fetch" to ask Crossref.'
        return Incoming((), (Problem(file, 0, sentence, advice),))
    records = [(doi, crossref.work(doi)) for doi in dois]
    unknown = tuple(
        Problem(file, 0, f"Crossref does not know the DOI {doi}.", "Compare it with the source.")
        for doi, record in records
        if record is None
    )
    return Incoming(tuple(entry_of(record, file) for _, record in records if record), unknown)


def _library(target: Path) -> Bibliography:
    """Everything the new entries are compared with: all files of the bibliography the target belongs to."""
    same_home = target.resolve().parent == HOME.resolve()
    files = {*HOME.glob("*.bib"), target} if same_home else {target}
    return read_bibliography(sorted(file for file in files if file.exists()))


def _refuse(problems: list[Problem] | tuple[Problem, ...]) -> int:
    for problem in in_order(problems):
        print(problem, file=sys.stderr)
    print("Nothing was added.", file=sys.stderr)
    return 1


def _tell(planned: Plan, target: Path, *, dry: bool) -> None:
    print(f"This would be added to {target}:" if dry else f"Added to {target}:")
    for addition in planned.additions:
        print(f"\n{addition.bibtex if dry else ''}  cite it as  [@{addition.key}]\n  {addition.reference}")
        if addition.dropped:
            print(f"  (left out, since no reference prints it: {', '.join(addition.dropped)})")
    print("\nCompare each reference with the source.")
    for problem in in_order(planned.problems):
        if problem.severity is Severity.WARNING:
            print(f"Please look at: {problem}")
    if dry:
        print("Nothing was written.")
