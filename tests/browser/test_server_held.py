"""Attacks on the local server that failed: paths out of the folder, foreign names, where its key stands."""

import http.client
import json
import os
from pathlib import Path

import psutil
import pytest

OUT = (
    "/files/../../../../../../etc/passwd",
    "/files/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/files/%2e%2e/%2e%2e/secret.txt",
    "/files/..%252fsecret.txt",
    "/files/..%5c..%5csecret.txt",
    "/files//etc/passwd",
    "/files/notebooks/../../secret.txt",
    "/api/contents/../secret.txt",
    "/api/contents/..%2fsecret.txt",
    "/api/contents/%2e%2e%2fsecret.txt",
    "/api/contents//etc/passwd",
    "/files/notebooks/link.txt/../../../secret.txt",
    "/static/../../secret.txt",
    "/files/.hidden/secret.txt",
)


def ask(server, path: str, method: str = "GET", body: str = "", **heads: str) -> tuple[int, bytes]:
    """Ask as a program does that sends just this, with the key unless `Authorization` says otherwise."""
    host = server.base.removeprefix("http://")
    heads = {"Host": host, "Authorization": f"token {server.token}", **heads}
    line = http.client.HTTPConnection(host, timeout=30)
    line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in {**heads, "Content-Length": str(len(body))}.items():
        line.putheader(name, value)
    line.endheaders(body.encode())
    answer = line.getresponse()
    try:
        return answer.status, answer.read()
    finally:
        line.close()


def cookie(server) -> str:
    """What a browser keeps that has opened the course: a page of another host would send it along."""
    line = http.client.HTTPConnection(server.base.removeprefix("http://"), timeout=30)
    line.request("GET", f"/lab?token={server.token}")
    try:
        kept = line.getresponse().headers.get_all("Set-Cookie")
    finally:
        line.close()
    return "; ".join(one.split(";")[0] for one in kept)


@pytest.fixture(scope="module")
def secret(jupyter_server):
    """A file beside the course's folder, one in a hidden folder of it."""
    (jupyter_server.folder.parent / "secret.txt").write_text("precious")
    hidden = jupyter_server.folder / ".hidden"
    hidden.mkdir(exist_ok=True)
    (hidden / "secret.txt").write_text("precious")
    return jupyter_server


@pytest.mark.parametrize("path", OUT)
def test_no_path_leads_out_of_the_course_folder(path, secret):
    status, body = ask(secret, path)
    assert status in (400, 403, 404), body[:200]
    assert b"precious" not in body
    assert b"root:" not in body


@pytest.mark.parametrize("host", ["other.host", "other.host:80", "127.0.0.1.other.host", "[::ffff:8.8.8.8]"])
def test_a_foreign_name_for_this_computer_is_refused(host, secret):
    """A page elsewhere may let its own name lead to 127.0.0.1 (DNS rebinding)."""
    assert ask(secret, "/api/status", Host=host)[0] == 403
    assert ask(secret, "/api/status")[0] == 200, "the same question in the right name is answered"


SOCKET = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def test_a_page_of_another_host_reaches_nothing(secret):
    foreign = {"Origin": "https://other.host", "Authorization": ""}
    make = json.dumps({"name": "python3"})
    assert ask(secret, "/api/kernels", "POST", make, **foreign)[0] in (403, 404)
    assert ask(secret, "/api/kernels", **foreign)[0] in (403, 404)
    kernel = json.loads(ask(secret, "/api/kernels", "POST", make)[1])["id"]
    try:
        place = f"/api/kernels/{kernel}/channels"
        browser = {**SOCKET, "Authorization": "", "Cookie": cookie(secret)}
        assert ask(secret, place, **browser, Origin="https://other.host")[0] == 403
        assert ask(secret, place, **browser, Origin=secret.base)[0] == 101, "its own page is answered"
        assert ask(secret, place, **SOCKET, Authorization="")[0] == 403
    finally:
        ask(secret, f"/api/kernels/{kernel}", "DELETE")


@pytest.mark.skipif(os.name != "posix", reason="process lists of Linux and macOS")
def test_the_key_stands_in_no_log_and_in_no_process_list(secret):
    ask(secret, f"/lab/tree/notebooks?token={secret.token}", Authorization="")
    ask(secret, f"/api/status?token={secret.token}x", Authorization="")
    server = psutil.Process(secret.process.pid)
    words = [word for one in (server, *server.children(recursive=True)) for word in one.cmdline()]
    assert "jupyterlab" in words
    assert not [word for word in words if secret.token in word or secret.sign in word]
    for file in [secret.log, *Path(secret.folder).rglob("*.log")]:
        assert secret.token not in file.read_text("utf-8", "replace"), file
