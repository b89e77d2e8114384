"""A static host for the tests: another site can be published over the first, and its cable can be pulled."""

import contextlib
import os
import threading
from pathlib import Path

from tools.site import serve

_TEXTS = {".html", ".json", ".js"}


class Host:
    """Hands out `folder` at `address`; while `unplugged`, every request finds nobody."""

    def __init__(self, folder: Path):
        self.folder, self.unplugged, self.address = folder, False, ""

    @contextlib.contextmanager
    def cable_pulled(self):
        """Nobody is reached for as long as the block lasts."""
        self.unplugged = True
        try:
            yield
        finally:
            self.unplugged = False


class _Handler(serve.Handler):
    """Looks at its host at every request, because browsers keep their lines open."""

    host: Host

    @property
    def directory(self) -> str:
        """The folder that is published now."""
        return str(self.host.folder)

    @directory.setter
    def directory(self, _) -> None:
        """The host knows better."""

    def parse_request(self) -> bool:
        """Hang up without a word where the cable is pulled."""
        if self.host.unplugged:
            self.close_connection = True
            return False
        return super().parse_request()


@contextlib.contextmanager
def hosting(folder: Path):
    """A host on this computer only, for as long as the block lasts."""
    host = Host(folder)
    handler = type("Handler", (_Handler,), {"host": host})
    with serve.Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        host.address = f"http://127.0.0.1:{server.server_port}/"
        try:
            yield host
        finally:
            server.shutdown()


def copy_site(site: Path, out: Path, release: str, name: str | None = None) -> Path:
    """Copy a finished site quickly, its release under another name where one is given."""
    name = name or release
    for file in site.rglob("*"):
        target = out / file.relative_to(site).as_posix().replace(release, name)
        if file.is_dir():
            target.mkdir(parents=True, exist_ok=True)
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_bytes() if file.suffix in _TEXTS and name != release else b""
        if release.encode() in text:
            target.write_bytes(text.replace(release.encode(), name.encode()))
        else:
            _link(file, target)
    return out


def change_one_byte(file: Path) -> None:
    """Change one byte in the middle; other links to the same file keep theirs."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    file.write_bytes(content)


def _link(file: Path, target: Path) -> None:
    try:
        os.link(file, target)
    except OSError:  # another disk
        target.write_bytes(file.read_bytes())
