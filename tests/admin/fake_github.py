"""As much of GitHub's API as the editing page asks for, over a real bare Git repository on this computer."""

import base64
import json
import os
import re
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

TOKEN = "a-token-for-tests"
REPOSITORY = "elm/site"
_ROOT = f"/api/v3/repos/{REPOSITORY}"
_BY_OID = re.compile(r'(\w+): object\(oid: "(\w+)"\) \{ \.\.\. on Blob')
_BY_PATH = re.compile(r'(\w+):\s*ref\(.*?path: "((?:[^"\\]|\\.)*)"')
_PERSON = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "ada@elm.example"))
}


@dataclass(slots=True)
class FakeGitHub:
    """The repository `bare` and its branch main; `unknown` are requests nobody here could answer.

    `proposed` are the pull requests, as they were asked for, with their labels.
    """

    bare: Path
    address: str = ""
    proposed: list[dict[str, Any]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def git(self, *command: str, stdin: bytes = b"", **environment: str) -> str:
        """What Git says."""
        finished = subprocess.run(
            ["git", "--git-dir", str(self.bare), *command],
            input=stdin,
            stdout=subprocess.PIPE,
            check=True,
            env={**os.environ, **_PERSON, **environment},
        )
        return finished.stdout.decode().removesuffix("\n")

    @property
    def head(self) -> str:
        """The last commit of main."""
        return self.git("rev-parse", "main")

    def file(self, path: str) -> str:
        """A file as it is on main."""
        return self.git("show", f"main:{path}") + "\n"

    def bytes(self, name: str) -> bytes:
        """A file by its hash, or as `main:path`."""
        return subprocess.run(
            ["git", "--git-dir", str(self.bare), "cat-file", "blob", name], stdout=subprocess.PIPE, check=True
        ).stdout

    def changed_lines(self, branch: str = "main") -> list[str]:
        """The lines the last commit takes away and puts in."""
        shown = self.git("show", "--format=", "--unified=0", branch)
        return [line for line in shown.splitlines() if re.match(r"[+-](?![+-]{2} )", line)]

    def put(self, path: str, text: str) -> None:
        """Commit a change by somebody else."""
        self.commit(self.head, {path: text.encode()}, [], "A change by somebody else")

    def commit(
        self, parent: str, additions: dict[str, bytes], deletions: list[str], words: str, branch: str = "main"
    ) -> str:
        """A commit on a branch, which stands at `parent`."""
        with tempfile.TemporaryDirectory() as directory:
            index = {"GIT_INDEX_FILE": str(Path(directory) / "index")}
            self.git("read-tree", parent, **index)
            for path in deletions:
                self.git("update-index", "--force-remove", path, **index)
            for path, content in additions.items():
                blob = self.git("hash-object", "-w", "--stdin", stdin=content)
                self.git("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", **index)
            tree = self.git("write-tree", **index)
        commit = self.git("commit-tree", tree, "-p", parent, "-m", words)
        self.git("update-ref", f"refs/heads/{branch}", commit, parent)
        return commit

    def rest(self, path: str) -> tuple[int, Any]:
        """The status and the answer of a GET request."""
        if path == "/api/v3/user":
            return 200, {"id": 1, "name": "Ada", "login": "ada", "email": "ada@elm.example", "html_url": ""}
        if path.startswith(f"{_ROOT}/collaborators/"):
            return 204, None
        if match := re.fullmatch(rf"{_ROOT}/git/trees/(\w+)", path):
            return 200, {"tree": [self._listed(line) for line in self._tree(match[1])]}
        if match := re.fullmatch(rf"{_ROOT}/git/blobs/(\w+)", path):
            return 200, self.bytes(match[1])
        self.unknown.append(path)
        return 404, {"message": "Not Found"}

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, Any]:
        """The status and the answer of a POST request."""
        if path == f"{_ROOT}/pulls":
            self.proposed.append({**body, "labels": []})
            number = len(self.proposed)
            head = {"sha": self.git("rev-parse", body["head"])}
            now = "2026-11-24T12:00:00Z"
            made = {"number": number, "node_id": f"pull-{number}", "title": body["title"], "html_url": ""}
            return 201, {**made, "head": head, "created_at": now, "updated_at": now}
        if match := re.fullmatch(rf"{_ROOT}/issues/(\d+)/labels", path):
            self.proposed[int(match[1]) - 1]["labels"] += body["labels"]
            return 200, []
        self.unknown.append(path)
        return 404, {"message": "Not Found"}

    def graphql(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        """The answer to a query, as far as it is one of those the page sends."""
        if "createCommitOnBranch" in query:
            return self._mutation(query, variables["input"])
        if "createRef" in query:
            given = variables["input"]
            self.git("update-ref", given["name"], given["oid"], "")
            return {"createRef": {"ref": {"name": given["name"]}}}
        if "fork: repository" in query:
            return {"fork": {"id": "repository"}, "base": {"ref": {"target": {"oid": self.head}}}}
        if "pullRequests" in query:
            return {"repository": {"pullRequests": {"nodes": [], "totalCount": 0}}}
        if "defaultBranchRef" in query:
            return {"repository": {"defaultBranchRef": {"name": "main"}}}
        if found := _BY_OID.findall(query):
            texts = {alias: {"text": self.bytes(oid).decode(), "isTruncated": False} for alias, oid in found}
            return {"repository": texts}
        if found := _BY_PATH.findall(query):
            return {"repository": {alias: self._history(json.loads(f'"{path}"')) for alias, path in found}}
        if "history(first: 1)" in query:
            node = {"oid": self.head, "message": self.git("log", "-1", "--format=%s", "main")}
            return {"repository": {"ref": {"target": {"history": {"nodes": [node]}}}}}
        if re.search(r"on Commit \{\s*oid\s*\}", query):
            return {"repository": {"ref": {"target": {"oid": self.head}}}}
        return {"repository": {}}

    def _mutation(self, query: str, given: dict[str, Any]) -> dict[str, Any]:
        branch = given["branch"]["branchName"]
        head = self.git("rev-parse", branch)
        if given["expectedHeadOid"] != head:
            raise ValueError(f"Expected branch to point to {given['expectedHeadOid']}. Pull and try again.")
        changes = given["fileChanges"]
        additions = {file["path"]: base64.b64decode(file["contents"]) for file in changes["additions"]}
        deletions = [file["path"] for file in changes["deletions"]]
        commit = self.commit(head, additions, deletions, given["message"]["headline"], branch)
        files = {
            alias: {"oid": self.git("rev-parse", f"{commit}:{path}")}
            for alias, path in re.findall(r'(\w+): file\(path: "([^"]*)"\)', query)
        }
        date = self.git("log", "-1", "--format=%cI", commit)
        return {"createCommitOnBranch": {"commit": {"oid": commit, "committedDate": date, **files}}}

    def _tree(self, name: str) -> list[str]:
        return self.git("ls-tree", "-r", "-t", "--long", "--full-tree", name).splitlines()

    def _listed(self, line: str) -> dict[str, Any]:
        facts, path = line.split("\t")
        mode, kind, sha, size = facts.split()
        return {"path": path, "mode": mode, "type": kind, "sha": sha, "size": 0 if size == "-" else int(size)}

    def _history(self, path: str) -> dict[str, Any]:
        date = self.git("log", "-1", "--format=%cI", "main", "--", path)
        author = {"name": "Ada", "email": "ada@elm.example", "user": {"id": 1, "login": "ada"}}
        return {"target": {"history": {"nodes": [{"author": author, "committedDate": date}]}}}


@contextmanager
def fake_github(bare: Path) -> Iterator[FakeGitHub]:
    """The API over the bare repository, answering while the block runs."""
    github = FakeGitHub(bare)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_OPTIONS(self) -> None:
            self._answer(204, None)

        def do_GET(self) -> None:
            if self._allowed():
                self._answer(*github.rest(urlsplit(self.path).path))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if not self._allowed():
                return
            path = urlsplit(self.path).path
            if path != "/api/graphql":
                self._answer(*github.post(path, body))
                return
            try:
                self._answer(200, {"data": github.graphql(body["query"], body["variables"])})
            except ValueError as error:
                self._answer(200, {"data": None, "errors": [{"message": str(error)}]})

        def _allowed(self) -> bool:
            allowed = self.headers["Authorization"] == f"token {TOKEN}"
            if not allowed:
                self._answer(401, {"message": "Bad credentials"})
            return allowed

        def _answer(self, status: int, content: object) -> None:
            is_raw = isinstance(content, bytes)
            body = (
                content
                if isinstance(content, bytes)
                else b""
                if content is None
                else json.dumps(content).encode()
            )
            self.send_response(status)
            for name, value in (
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Headers", "*, Authorization"),
                ("Access-Control-Allow-Methods", "*"),
                ("Content-Type", "application/octet-stream" if is_raw else "application/json"),
                ("Content-Length", str(len(body))),
            ):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    github.address = f"http://localhost:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield github
    server.shutdown()
    server.server_close()
