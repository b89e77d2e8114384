"""Opening the course in JupyterLab: quiet, on this computer only, with settings of its own."""

import contextlib
import hashlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import webbrowser
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote

from tools.launch import private, programs
from tools.launch.environment import child_environment, prepare, say, state_of
from tools.launch.errors import NOT_STARTED, Trouble
from tools.launch.trust import shipped, sign
from tools.site import policy

USUAL_PORT = 8888
# jupyter_client builds the names of its sockets from this folder, and systems allow them about 100 letters.
LONGEST_SOCKET_FOLDER = 40
SIGN = "X-Course-Server"  # the header by which the course's own server is known


class _NoWayElsewhere(urllib.request.HTTPRedirectHandler):
    """Follows no one who sends the question on."""

    def redirect_request(self, *_) -> None:
        """Ask nothing anywhere else."""


_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoWayElsewhere())
PROMPT = "baclofen.server.PromptConnection"  # Python's answers are not held back on the way
CAREFUL = "baclofen.server.CarefulFiles"  # a stranger's notebook brings no widgets

AS_ROOT = (
    "You are running the course as root, the account that may change everything on this computer: close "
    "it and use an ordinary account."
)


def warn_root(say=say) -> None:
    """Say that an ordinary account is meant, where the account may do everything."""
    if getattr(os, "geteuid", lambda: 1)() == 0:
        say(AS_ROOT)


def open_course(root: Path, page: str, browser: bool = True, say=say) -> int:
    """Prepare the course, open it in the browser, and stay until Ctrl-C."""
    warn_root(say)
    python = prepare(root, say=say)
    trust(python, root, state_of(root))
    private.close_files(sorted((root / "notebooks").glob("*.ipynb")))  # saved again, they stay closed
    say("Opening the course ...")
    with _ending_signals_as_ctrl_c(), LabServer(python, root, root / "deploy/jupyter", state_of(root)) as lab:
        address = lab.url(page)
        if browser:
            _show(address, state_of(root) / "open.html")
        opened = "is open in your browser. If you do not see it" if browser else "is running. To see it"
        say(f"\nThe course {opened}, copy this address into a browser:\n\n  {address}\n")
        say("Keep this window open while you learn. To stop: press Ctrl-C here.")
        with contextlib.suppress(KeyboardInterrupt):
            if lab.process.wait():
                raise Trouble(NOT_STARTED.format(log=lab.log))
        say("\nThe course is closed.")
    return 0


def trust(python: Path, root: Path, state: Path) -> None:
    """Sign the shipped lessons, so that their Start button works without a warning (once per version)."""
    lessons = shipped(root)
    if not lessons:
        return
    print_of_all = hashlib.sha256(b"\0".join(lesson.read_bytes() for lesson in lessons)).hexdigest()
    noted = state / "trusted"
    if noted.exists() and noted.read_text("utf-8") == print_of_all:
        return
    if sign(python, lessons, quiet_environment(state)):
        noted.write_text(print_of_all, "utf-8")


def quiet_environment(state: Path) -> dict[str, str]:
    """The environment in which Jupyter reads and writes the course's settings and never the learner's own."""
    kept = {name: value for name, value in child_environment().items() if not name.startswith("JUPYTER")}
    return kept | {
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "IPYTHONDIR": str(state / "ipython"),  # the history of what is typed
        "MPLCONFIGDIR": str(state / "matplotlib"),
        "JUPYTER_PLATFORM_DIRS": "1",
    }


class LabServer:
    """A JupyterLab server of the course, as a context manager; `url(page)` is an address without a log-in."""

    def __init__(self, python: Path, folder: Path, settings: Path, state: Path, extra: tuple[str, ...] = ()):
        self.python, self.folder, self.settings, self.state, self.extra = (
            python,
            folder,
            settings,
            state,
            extra,
        )
        self.log = state / "jupyterlab.log"

    def __enter__(self):
        private.make_folder(self.state)
        short = "/tmp" if os.access("/tmp", os.W_OK) else None
        self.runtime = tempfile.mkdtemp(prefix="baclofen-", dir=short)
        workspaces = self.state / "workspaces"
        shutil.rmtree(workspaces, ignore_errors=True)
        try:
            for port in (free_port(USUAL_PORT), free_port(0), free_port(0)):
                self._start(port, workspaces)
                if self._is_up():
                    return self
                if b"already in use" not in self.log.read_bytes():
                    break
            raise Trouble(NOT_STARTED.format(log=self.log))
        except BaseException:
            self.__exit__()
            raise

    def __exit__(self, *_):
        if getattr(self, "process", None) is not None:
            self._stop()
        shutil.rmtree(self.runtime, ignore_errors=True)

    def url(self, page: str) -> str:
        """The address of a page in this server, with the key to it."""
        return f"{self.base}/lab/tree/{quote(page)}?token={self.token}"

    def _start(self, port: int, workspaces: Path) -> None:
        self.base = f"http://127.0.0.1:{port}"
        self.token = secrets.token_urlsafe(32)  # another for each try
        self.sign = secrets.token_urlsafe(32)
        self.is_ours = False
        self._tell_sign()
        environment = quiet_environment(self.state) | {
            "JUPYTER_RUNTIME_DIR": self.runtime,
            "JUPYTER_CONFIG_PATH": self.runtime,
            "JUPYTER_TOKEN": self.token,  # other users of this computer cannot read it there
        }
        seed_workspace(self.settings, workspaces)
        options = self._options(port, workspaces)
        words = programs.jupyter(self.python, "jupyterlab", "--no-browser", *options, *self.extra)
        with private.new_file(self.log) as log:
            self.process = subprocess.Popen(
                words,
                cwd=self.state,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                **_apart(),
            )

    def _tell_sign(self) -> None:
        """Write what the server shall say of itself into the folder that only this user can read."""
        # Whoever takes the port first cannot know it, so nothing secret is sent before it was heard.
        settings = {
            "headers": {SIGN: self.sign, "Content-Security-Policy": self._policy()},
            # no look for something to rebuild at every start: the course brings no such extension
            "page_config_data": {"buildCheck": False},
        }
        text = json.dumps({"ServerApp": {"tornado_settings": settings, "contents_manager_class": CAREFUL}})
        (Path(self.runtime) / "jupyter_server_config.json").write_text(text, "utf-8")

    def _policy(self) -> str:
        """What a page of this server may run: its own files, and the lines of JupyterLab's own page."""
        page = self.python.parents[1] / "share" / "jupyter" / "lab" / "static" / "index.html"
        text = page.read_text("utf-8") if page.exists() else ""
        return policy.local_server(text, self.base.removeprefix("http://"))

    def _options(self, port: int, workspaces: Path) -> list[str]:
        options = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": port,
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.folder,
            "ServerApp.terminals_enabled": False,
            "ServerApp.kernel_websocket_connection_class": PROMPT,
            "LabApp.app_settings_dir": self.settings,
            "LabApp.workspaces_dir": workspaces,
            "LabApp.extension_manager": "readonly",
        }
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options["ServerApp.allow_root"] = True  # in a container there may be no other user
        if os.name == "posix" and len(self.runtime) < LONGEST_SOCKET_FOLDER:
            options["KernelManager.transport"] = "ipc"  # no port to collide on, nothing on the network
        return [f"--{name}={value}" for name, value in options.items()]

    def _is_up(self, seconds: float = 120) -> bool:
        """Wait for the server to answer; False when it ended, for example because its port was just taken."""
        until = time.monotonic() + seconds
        while self.process.poll() is None and time.monotonic() < until:
            if not self.is_ours:
                self.is_ours = self._says_sign()
            else:
                with contextlib.suppress(OSError):
                    self._ask("/api/status")
                    return True
            time.sleep(0.1)
        return False

    def _says_sign(self) -> bool:
        """Whether what answers at the port is the server that was just started; it is told nothing."""
        try:
            with _DIRECT.open(f"{self.base}/api", timeout=5) as answer:
                headers = answer.headers
        except urllib.error.HTTPError as refused:
            with refused:
                headers = refused.headers
        except (OSError, HTTPException):
            return False
        return secrets.compare_digest(headers.get(SIGN, "").encode(), self.sign.encode())

    def _ask(self, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(
            self.base + path, method=method, headers={"Authorization": f"token {self.token}"}
        )
        with _DIRECT.open(request, timeout=5) as answer:
            return answer.read()

    def _stop(self) -> None:
        if self.process.poll() is None:
            if self.is_ours:
                with contextlib.suppress(OSError):
                    self._ask("/api/shutdown", "POST")
            for end in (lambda: None, self.process.terminate, self.process.kill):
                end()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=10)
                    return


def seed_workspace(settings: Path, workspaces: Path) -> None:
    """Let JupyterLab begin with its side bars closed."""
    workspaces.mkdir(parents=True, exist_ok=True)
    with private.new_file(workspaces / "default-37a8.jupyterlab-workspace") as file:
        file.write((settings / "quiet.jupyterlab-workspace").read_bytes())


def free_port(wanted: int) -> int:
    """The wanted port if it is free, else any free one."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            if os.name == "posix":  # else a port that was just left looks taken
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return probe.getsockname()[1]
    raise Trouble(
        "This computer allows no connection to itself (127.0.0.1): ask the IT desk, then try again."
    )


def _show(address: str, page: Path) -> None:
    """Open the browser through a file that only this user can read, so that no process list shows the key."""
    page.unlink(missing_ok=True)
    with open(os.open(page, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        goal = json.dumps(address)
        file.write(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Opening the course</title>'
            f"<script>location.replace({goal})</script>"
            f"<p><a href={goal}>Open the course</a></p>"
        )
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(page.resolve().as_uri())


def _apart() -> dict:
    """Keep Ctrl-C from reaching the server directly: run.py asks it to stop. Its files are nobody else's."""
    if os.name == "nt":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True, "umask": private.UMASK}


@contextlib.contextmanager
def _ending_signals_as_ctrl_c():
    """A closed terminal or a polite kill ends the course as Ctrl-C does."""

    def stop(*_):
        raise KeyboardInterrupt

    names = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(name, stop) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
