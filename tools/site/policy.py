"""What a page of the site may load and run, written into the page itself, so that it holds on every host.

A script that somebody brought into a page, by a saved output or an address, is none of the page's own files
and none of its own lines, and does not run. A web server may say more (deploy/web); both hold then.
"""

import base64
import hashlib
import re

#: the pages to read: their own files, the look that a picture brings along, and nothing else
READING = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
# JupyterLite puts programs together from texts, and a lab's script comes as a blob: scripts of the page's own
# make both.
_LIVING = (
    "default-src 'self'; script-src 'self' 'unsafe-eval' blob:{own}; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' data: blob:{more}; object-src 'none'; base-uri 'self'; form-action 'self'"
)
_ALONE = "default-src 'none'; script-src{own}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_SCRIPT = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*\bjson\b)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE
)
_HEAD = re.compile(r"<head>|<meta charset[^>]*>", re.IGNORECASE)


def living(page: str) -> str:
    """A page of JupyterLite with its policy: the site's own files and the lines that stand in it may run."""
    return _with(page, _LIVING.format(own=_own(page), more=""))


def local_server(page: str, host: str) -> str:
    """The policy that a Jupyter server on this computer sends; ``page`` is JupyterLab's own."""
    own = _own(page) or " 'unsafe-inline'"  # a JupyterLab that lies elsewhere, whose lines are not known
    return f"{_LIVING.format(own=own, more=f' ws://{host}')}; frame-ancestors 'self'"


def alone(page: str) -> str:
    """A page that needs no other file, with its policy."""
    return _with(page, _ALONE.format(own=_own(page)))


def _own(page: str) -> str:
    """The digests of the scripts that stand in the page, as a policy names them."""
    digests = (hashlib.sha256(text.encode()).digest() for text in _SCRIPT.findall(page))
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def _with(page: str, policy: str) -> str:
    """The page with the policy before all that it is about."""
    at = max(place.end() for place in _HEAD.finditer(page))
    return f'{page[:at]}\n<meta http-equiv="Content-Security-Policy" content="{policy}">{page[at:]}'
