"""Debian's own nginx and Apache on this computer: as they come, or with the settings of deploy/web."""

import contextlib
import itertools
import os
import re
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tests.support import arriving
from tests.support.ports import free_ports
from tests.support.static_host import copy_site

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / "deploy" / "web"
PROGRAMS = {"nginx": "/usr/sbin/nginx", "apache": "/usr/sbin/apache2"}

STOCK_NGINX = """
server {{ listen 127.0.0.1:{port}; root {root}; }}
"""
STOCK_APACHE = """
<VirtualHost 127.0.0.1:{port}>
DocumentRoot {root}
<Directory {root}>
Require all granted
</Directory>
</VirtualHost>
"""
NGINX = """
pid {home}/pid; error_log {home}/error.log; worker_processes 1; daemon off; {user}
events {{}}
http {{
include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
client_body_temp_path {home}/a; proxy_temp_path {home}/b; fastcgi_temp_path {home}/c;
uwsgi_temp_path {home}/d; scgi_temp_path {home}/e;
{site}
}}
"""
MODULES = [
    "mpm_event",
    "authz_core",
    "authz_host",
    "dir",
    "mime",
    "deflate",
    "filter",
    "headers",
    "alias",
    "ssl",
    "setenvif",
    "socache_shmcb",
]


def program(kind: str) -> str | None:
    """Where Debian puts the server, if it is there."""
    arriving.until_installed()
    return PROGRAMS[kind] if os.access(PROGRAMS[kind], os.X_OK) else None


@contextlib.contextmanager
def serving(kind: str, site: Path, release: str, stock: bool):
    """Hand the site out in the subfolder `baclofen`; gives its address: https with our settings."""
    with tempfile.TemporaryDirectory(prefix="web") as folder:
        home = Path(folder)
        home.chmod(0o755)  # the servers read as a user of their own
        copy_site(site, home / "www" / "baclofen", release)
        with _running(kind, home, stock) as address:
            yield address


@contextlib.contextmanager
def _running(kind: str, home: Path, stock: bool):
    root = home / "www"
    port, other = itertools.islice(free_ports(), 2)
    if stock:
        text = (STOCK_NGINX if kind == "nginx" else STOCK_APACHE).format(port=port, root=root)
    else:
        text = _ours(kind, root, home, port, other)
    words = _nginx(home, text) if kind == "nginx" else _apache(home, text, [port] if stock else [port, other])
    with open(home / "said.log", "wb") as log:
        process = subprocess.Popen(words, stdout=log, stderr=log)
    try:
        _wait(process, port, home)
        yield f"http{'' if stock else 's'}://127.0.0.1:{port}/baclofen/"
    finally:
        process.terminate()
        process.wait(30)


def _ours(kind: str, root: Path, home: Path, port: int, other: int) -> str:
    """The file of deploy/web with this computer's folders, ports and a fresh certificate."""
    pem, key = home / "own.pem", home / "own.key"
    words = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    words += ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*words, "-keyout", key, "-out", pem], check=True, capture_output=True)
    text = (WEB / f"{kind}.conf").read_text("utf-8")
    text = text.replace("/etc/ssl/certs/courses.example.edu.pem", str(pem))
    text = text.replace("/etc/ssl/private/courses.example.edu.key", str(key))
    text = text.replace("/var/www/courses", str(root)).replace("courses.example.edu", "localhost")
    text = re.sub(
        r"listen 443\b", f"listen 127.0.0.1:{port}", re.sub(r"listen 80\b", f"listen 127.0.0.1:{other}", text)
    )
    return text.replace("*:443", f"127.0.0.1:{port}").replace("*:80", f"127.0.0.1:{other}")


def _nginx(home: Path, site: str) -> list[str]:
    file = home / "nginx.conf"
    user = "user www-data;" if os.getuid() == 0 else ""
    file.write_text(NGINX.format(home=home, site=site, user=user), "utf-8")
    return [PROGRAMS["nginx"], "-c", str(file), "-p", str(home)]


def _apache(home: Path, site: str, ports: list[int]) -> list[str]:
    file = home / "apache.conf"
    modules = [
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in MODULES
        if Path(f"/usr/lib/apache2/modules/mod_{name}.so").exists()
    ]
    head = [
        *modules,
        *(f"Listen 127.0.0.1:{port}" for port in ports),
        f"ServerRoot {home}\nPidFile {home}/pid\nErrorLog {home}/error.log\nServerName localhost",
        "User www-data\nGroup www-data",
        f"DefaultRuntimeDir {home}\nMutex file:{home} default",
        "TypesConfig /etc/mime.types\nDirectoryIndex index.html",
        "AddOutputFilterByType DEFLATE text/html text/css text/javascript",
        "<Directory />\nOptions FollowSymLinks\nRequire all denied\n</Directory>",
        f"<Directory {home}/www>\nOptions FollowSymLinks\nRequire all granted\n</Directory>",
    ]
    file.write_text("\n".join([*head, site]), "utf-8")
    return [PROGRAMS["apache"], "-f", str(file), "-DFOREGROUND"]


def _wait(process: subprocess.Popen, port: int, home: Path) -> None:
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        assert process.poll() is None, "".join(
            file.read_text("utf-8") for file in home.glob("*.log") if file.exists()
        )
        time.sleep(0.05)
