"""A wall around a browser: it stands where a proxy would, lets nothing through and notes what was asked."""

import http.server
import threading


class Wall(http.server.ThreadingHTTPServer):
    """The proxy for every other host: refuses all and notes what was asked."""

    def __init__(self):
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), Refusal)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def end(self) -> None:
        """Stop and let the port go."""
        self.shutdown()
        self.server_close()


class Refusal(http.server.BaseHTTPRequestHandler):
    """The same answer to every question."""

    def refuse(self):
        """Note the address and refuse it."""
        self.server.asked.append(f"{self.command} {self.path}")
        self.send_error(403)

    do_GET = do_POST = do_HEAD = do_CONNECT = refuse

    def log_message(self, *_):
        """Say nothing."""
