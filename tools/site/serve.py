"""Show the finished site on this computer as a free static host would: compressed, with the right types."""

import contextlib
import functools
import gzip
import http.server
import sys
import threading
import webbrowser
from pathlib import Path

PACKED = {".html", ".js", ".css", ".json", ".svg", ".ipynb", ".wasm", ".txt", ".map"}
USUAL_PORT = 8765


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files with the types, the compression and the short life that a static host gives them."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 (so it stands in the class above)
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".ipynb": "application/json",
        ".whl": "application/zip",
    }

    def send_head(self):
        """Answer compressed where that pays; a short life, so that an update is seen within minutes."""
        path = Path(self.translate_path(self.path))
        accepts = "gzip" in self.headers.get("Accept-Encoding", "")
        if (
            path.suffix not in PACKED
            or not path.is_file()
            or not accepts
            or "If-Modified-Since" in self.headers
        ):
            return super().send_head()
        body = packed(path, path.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", self.date_time_string(path.stat().st_mtime))
        self.end_headers()
        self.wfile.write(body) if self.command == "GET" else None
        return None

    def end_headers(self):
        """A life of ten minutes for every file, as free static hosts have it."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_):
        """Say nothing of each file."""


class Server(http.server.ThreadingHTTPServer):
    """Serves each line in a thread of its own."""

    def handle_error(self, request, client_address):
        """Say nothing of a browser that hangs up in the middle, as each closed tab does."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@functools.lru_cache(maxsize=512)
def packed(path: Path, _changed: int) -> bytes:
    """A file, compressed once."""
    return gzip.compress(path.read_bytes(), 6)


@contextlib.contextmanager
def serving(folder: Path, port: int = 0):
    """Hand the folder out on this computer only; gives the address."""
    handler = functools.partial(Handler, directory=str(folder))
    with Server(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def show(folder: Path) -> None:
    """Open the site in the browser and stay until Ctrl-C."""
    with contextlib.ExitStack() as stack:
        try:
            address = stack.enter_context(serving(folder, USUAL_PORT))
        except OSError:  # the usual port is taken
            address = stack.enter_context(serving(folder))
        print(f"\nThe site is at {address}\nTo stop: press Ctrl-C here.", flush=True)
        webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()
