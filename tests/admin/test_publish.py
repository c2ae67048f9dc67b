"""The editing page stands beside the site when it is asked for, and nothing of it is anywhere else."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.admin.collections import Editable
from plugins.admin.program import CHANGES, own
from plugins.admin.publish import PROGRAM, publish
from plugins.admin.settings import Editing
from plugins.build.project import HERE
from plugins.headers import rules as headers
from tests.admin.conftest import Published
from tests.conftest import run_build

# What hosts read and do not send.
HIDDEN = {"_headers", "_policy.nginx"}


def test_it_is_there_only_when_asked_for(published: Published, real_site: Path) -> None:
    assert (published.output / "admin" / "index.html").is_file()
    assert not (real_site / "admin").exists()
    assert "/admin" not in (real_site / "_headers").read_text("utf-8")


def test_no_page_and_no_sitemap_leads_there(published: Published) -> None:
    public = [file for file in published.output.rglob("*") if "admin" not in file.parts and file.is_file()]
    leading = [file.name for file in public if file.name not in HIDDEN and b"/admin" in file.read_bytes()]
    assert leading == []


def test_search_engines_pass_it_by(published: Published) -> None:
    assert 'name="robots" content="noindex' in (published.output / "admin/index.html").read_text("utf-8")
    rules = headers.read((published.output / "_headers").read_text("utf-8"))
    assert headers.sent(rules, "/admin/")["X-Robots-Tag"] == "noindex, nofollow"
    assert "X-Robots-Tag" not in headers.sent(rules, "/hours")


def test_it_has_a_policy_of_its_own_and_the_site_keeps_its(published: Published) -> None:
    rules = headers.read((published.output / "_headers").read_text("utf-8"))
    policy = headers.sent(rules, "/admin/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert f"connect-src 'self' blob: data: {published.github.address} " in policy
    assert "unsafe" not in headers.sent(rules, "/hours")["Content-Security-Policy"]
    # GitHub Pages sends no headers of ours: there the page says it itself.
    said, _, framed = policy.partition("; frame-ancestors ")
    assert framed == "'none'"
    assert f'content="{said}"' in (published.output / "admin/index.html").read_text("utf-8")


def test_fonts_come_from_this_site(published: Published) -> None:
    program = (published.output / "admin/cms/index.js").read_text("utf-8")
    named = set(re.findall(r"url\((/admin/cms/[^)\s]+)\)", program))
    assert len(named) == 3
    assert all((published.output / address[1:]).is_file() for address in named)
    assert "jsdelivr.net/fontsource" not in program


def test_another_program_than_the_known_one_is_refused() -> None:
    program = (PROGRAM / "cms" / "index.js").read_text("utf-8")
    for said, says in CHANGES:
        assert says in own(program, (), "")
        with pytest.raises(ValueError, match="not the one that"):
            own(program.replace(said, "said in another way"), (), "")


def test_no_page_is_published_with_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other"
    shutil.copytree(PROGRAM, other)
    (other / "cms" / "index.js").write_text("export default {};", "utf-8")
    monkeypatch.setattr("plugins.admin.publish.PROGRAM", other)
    with pytest.raises(OSError, match="not the one that"):
        publish(Editing("elm/site"), tmp_path / "output", Editable((), (), several_places=False, site=""))


def test_a_site_below_a_path_finds_its_own_files(tmp_path: Path) -> None:
    publish(
        Editing("elm/site"), tmp_path, Editable((), (), several_places=False, site="https://elm.example/site")
    )
    page = (tmp_path / "admin" / "index.html").read_text("utf-8")
    assert 'href="/site/admin/config.json"' in page
    assert 'src="/site/admin/start.js"' in page
    assert "url(/site/admin/cms/assets/" in (tmp_path / "admin/cms/index.js").read_text("utf-8")


def test_a_package_that_is_not_what_it_was_is_not_used(tmp_path: Path) -> None:
    """The tool is run with an npm that hands over another file."""
    tool = tmp_path / "tools" / "fetch_cms.py"
    tool.parent.mkdir()
    shutil.copy(HERE / "tools" / "fetch_cms.py", tool)
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text(
        '#!/bin/sh\nfor word; do case $word in --pack-dest*) echo x > "${word#*=}/a.tgz";; esac; done\n'
    )
    npm.chmod(0o755)
    run = subprocess.run(
        [sys.executable, str(tool)],
        env={**os.environ, "PATH": f"{npm.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert "@sveltia/cms@" in run.stderr
    assert "is not what it was when its hash was written down." in run.stderr
    assert not (tmp_path / ".cms").exists()


def test_a_wrong_setting_is_told_and_nothing_is_built(tmp_path: Path) -> None:
    run = run_build(tmp_path, "html", ADMIN_REPOSITORY="nonsense")
    assert run.code == 1
    assert run.said.startswith('ADMIN_REPOSITORY is "nonsense". Write owner/name')
    assert not (tmp_path / "output").exists()
