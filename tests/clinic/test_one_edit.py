"""One edit of the data file changes what shows it, everywhere, and nothing else."""

import re
import shutil
from pathlib import Path

import pytest

from plugins.build.project import HERE
from plugins.search.index import FOLDER
from tests.conftest import run_build

pytestmark = pytest.mark.slow

# The number as people read it, as telephones dial it, and as the picture to scan holds it.
OLD, NEW = ("703-594-1827", "+17035941827"), ("703-594-1899", "+17035941899")
PICTURE = re.compile(r'<path class="qr__dark"[^>]*>')


def built(root: Path, clinic: str) -> dict[str, bytes]:
    """The files of the real site with this data file.

    The search index is made from the pages, and its pieces are named by what is in them.
    """
    shutil.copytree(HERE / "content", root / "content")
    shutil.copytree(HERE / "bibliography", root / "bibliography")
    (root / "content" / "clinic.yaml").write_text(clinic, "utf-8")
    run = run_build(root, "html")
    assert run.code == 0, run.said
    output = root / "output"
    files = {file.relative_to(output).as_posix(): file for file in output.rglob("*") if file.is_file()}
    return {name: file.read_bytes() for name, file in files.items() if not name.startswith(f"{FOLDER}/")}


def test_a_telephone_number(tmp_path: Path) -> None:
    text = (HERE / "content" / "clinic.yaml").read_text("utf-8")
    before = built(tmp_path / "before", text)
    after = built(tmp_path / "after", text.replace(OLD[0], NEW[0]))
    assert before.keys() == after.keys()
    changed = {name for name in before if before[name] != after[name]}
    shows = {name for name in before if any(number.encode() in before[name] for number in OLD)}
    assert changed == shows
    assert {"index.html", "contact.html", "hours.html", "404.html", "contact.vcf", "contact-3.vcf"} <= shows
    for name in changed:
        old, new = before[name].decode(), after[name].decode()
        for one, other in zip(OLD, NEW, strict=True):
            assert one not in new, name
            old = old.replace(one, other)
        assert PICTURE.sub("", old) == PICTURE.sub("", new), name
    assert PICTURE.search(before["contact.html"].decode()) is not None
