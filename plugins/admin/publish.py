"""The editing page's files, put beside the site's own."""

import errno
import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from plugins.admin.collections import Editable, settings
from plugins.admin.program import own
from plugins.admin.settings import GITHUB, Editing

FOLDER = "admin"
_PAGE = Path(__file__).parent / "page"
# What npm has fetched: see tools/fetch_cms.py.
PROGRAM = Path(__file__).resolve().parents[2] / ".cms"
_PARTS = ("cms", "yaml")


def policy(editing: Editing) -> str:
    """The Content-Security-Policy of the editing page: its own files, and GitHub's API."""
    api = urlsplit(editing.api)
    pictures = (
        "https://avatars.githubusercontent.com" if editing.api == GITHUB else f"{api.scheme}://{api.netloc}"
    )
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            # The program styles itself while it runs.
            "style-src 'self' 'unsafe-inline'",
            f"img-src 'self' blob: data: {pictures}",
            "font-src 'self'",
            f"connect-src 'self' blob: data: {api.scheme}://{api.netloc} https://www.githubstatus.com",
            "media-src blob:",
            "frame-src blob:",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def sent_policy(editing: Editing) -> str:
    """The same as a header, which can also say that no page may hold this one in a frame."""
    return f"{policy(editing)}; frame-ancestors 'none'"


def publish(editing: Editing, output: Path, editable: Editable) -> None:
    """Write output/admin/. Raises OSError when the program was not fetched, or is another one."""
    folder = output / FOLDER
    if not PROGRAM.is_dir():
        raise FileNotFoundError(errno.ENOENT, "The editing program is missing: run make editor", str(PROGRAM))
    for part in _PARTS:
        shutil.copytree(PROGRAM / part, folder / part)
    for file in ("start.js", "files.js"):
        shutil.copy(_PAGE / file, folder / file)
    path = urlsplit(editable.site).path
    program = folder / "cms" / "index.js"
    fonts = (file.name for file in (folder / "cms" / "assets").glob("*.woff2"))
    try:
        text = own(program.read_text("utf-8"), fonts, f"{path}/{FOLDER}/cms/assets")
    except ValueError as error:
        raise OSError(errno.EINVAL, f"{error}", str(PROGRAM)) from error
    program.write_text(text, "utf-8")
    page = (_PAGE / "index.html").read_text("utf-8")
    page = page.replace("{policy}", policy(editing)).replace("{path}", path)
    (folder / "index.html").write_text(page, "utf-8")
    content = settings(editing, editable)
    (folder / "config.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
