"""`add`: put new sources into the bibliography, from the text a publisher, PubMed or Zotero gives."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from plugins.apa.commands.asking import INTERRUPTED, OUTAGE, add_asking, client
from plugins.apa.crossref.client import Crossref, Outage, Unreadable
from plugins.apa.crossref.entry import entry_of
from plugins.apa.entry import Bibliography
from plugins.apa.files import replace_file
from plugins.apa.incoming.model import Incoming
from plugins.apa.incoming.recognise import bare_dois, read
from plugins.apa.library.add import Plan, plan, written
from plugins.apa.parse import read_bibliography
from plugins.errors import DataError, Problem, Severity, in_order

HOME = Path("bibliography")
DESCRIPTION = """\
Add sources to the bibliography. Copy what a publisher's page, PubMed or Zotero offers under "Cite" or
"Export citation" as BibTeX, RIS or PubMed text; several entries at once are fine. Then run

    python -m plugins.apa add

paste, and press Enter and Ctrl-D (on Windows Ctrl-Z and Enter). You get the key to cite each source by and
the finished reference to compare with the source, and are told what looks odd. A source that is there already
is refused, and if anything cannot be read, nothing is written. Other entries of the file stay exactly as they
are.
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
    try:
        target = _target(arguments.bib)
        incoming = _incoming(arguments, client(arguments, clock, sleep))
        planned = plan(incoming.entries, _library(target))
        planned = Plan(planned.additions, incoming.problems + planned.problems)
        if not planned.possible:
            raise DataError(planned.problems)
        if not arguments.dry_run:
            _write(target, planned)
    except DataError as error:
        said, status = [str(problem) for problem in in_order(error.problems)], 1
    except (Outage, Unreadable) as error:
        said, status = [str(error)], OUTAGE
    except KeyboardInterrupt:
        said, status = [], INTERRUPTED
    else:
        _tell(planned, target, dry=arguments.dry_run)
        return 0
    print("\n".join([*said, "Nothing was added."]), file=sys.stderr)
    return status


def _target(named: Path | None) -> Path:
    """The .bib file to write to: the one that is named, else the only one."""
    if named is not None:
        if not named.parent.is_dir():
            raise _unusable(named, "There is no such directory.")
        return named
    files = sorted(HOME.glob("*.bib"))
    if len(files) != 1:
        found = f"There are several: {', '.join(map(str, files))}." if files else "It has no .bib file."
        example = files[0] if files else HOME / "articles.bib"
        raise _unusable(HOME, found, f"Say where to add: --bib {example}")
    return files[0]


def _text(file: Path | None) -> str:
    if file is not None:
        return file.read_bytes().decode("utf-8-sig")
    if sys.stdin.isatty():
        print("Paste the entry, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).", file=sys.stderr)
    return sys.stdin.buffer.read().decode("utf-8-sig")


def _incoming(arguments: argparse.Namespace, crossref: Crossref) -> Incoming:
    file = arguments.file or Path("pasted text")
    try:
        text = _text(arguments.file)
    except UnicodeDecodeError as error:
        raise _unusable(file, "The text is not in UTF-8.", "Save it with the encoding UTF-8.") from error
    except OSError as error:
        raise _unusable(file, f"The file cannot be read ({error.strerror}).") from error
    dois = bare_dois(text)
    if not dois:
        return read(text, file)
    if arguments.fetch:
        return _fetched(dois, file, crossref)
    advice = 'Paste the BibTeX or RIS from the publisher\'s page, or run "add --fetch" to ask Crossref.'
    raise _unusable(file, "This is only a DOI; adding needs the whole record.", advice)


def _fetched(dois: tuple[str, ...], file: Path, crossref: Crossref) -> Incoming:
    records = [(doi, crossref.work(doi)) for doi in dois]
    unknown = (
        Problem(file, 0, f"Crossref does not know the DOI {doi}.", "Compare it with the source.")
        for doi, record in records
        if record is None
    )
    return Incoming(tuple(entry_of(record, file) for _, record in records if record), tuple(unknown))


def _unusable(file: Path, sentence: str, suggestion: str = "") -> DataError:
    return DataError((Problem(file, 0, sentence, suggestion),))


def _library(target: Path) -> Bibliography:
    """Everything the new entries are compared with: all files of the bibliography the target belongs to."""
    same_home = target.resolve().parent == HOME.resolve()
    files = {*HOME.glob("*.bib"), target} if same_home else {target}
    return read_bibliography(sorted(file for file in files if file.exists()))


def _write(target: Path, planned: Plan) -> None:
    try:
        before = target.read_bytes().decode() if target.exists() else ""
        replace_file(target, written(before, planned.additions).encode())
    except OSError as error:
        raise _unusable(target, f"The file cannot be written ({error.strerror}).") from error


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
