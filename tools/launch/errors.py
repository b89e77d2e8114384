"""Expected troubles, each as one plain sentence that says what to do."""

import re

NO_SPACE = (
    "The disk is full: make about {megabytes} MB of room on the disk that holds the course folder, "
    "then run the same command again."
)
NO_NETWORK = (
    "The parts that the course needs could not be fetched: check the internet connection (in a hospital or "
    "school also the proxy), then run the same command again."
)
NO_TRUST = (
    "The network inspects secure connections and the download refused that: ask the IT desk how Python gets "
    "their certificate, or try another network, then run the same command again."
)
NOT_WRITABLE = (
    "The course folder cannot be written to: copy the whole folder to a place of your own, for example "
    "Documents, and run the same command there."
)
OPEN_ELSEWHERE = (
    "Files of the course are in use: close every window of the course and its terminal, then run the same "
    "command again."
)
BEING_PREPARED = (
    "The course is being set up in another window: wait until it is ready, then run the same command again."
)
NO_PIP = (
    "This Python cannot make a place for the course: install the part that is missing (Debian and Ubuntu: "
    "sudo apt install python3-venv), then run the same command again."
)
NOT_INSTALLED = (
    "Setting up the course failed: the last lines of {log} say why; run the same command again, and if it "
    "fails again, send us that file."
)
NOT_STARTED = (
    "JupyterLab did not start: the last lines of {log} say why; run the same command again, and if it fails "
    "again, send us that file."
)

_SIGNS = (
    (
        "space",
        r"no space left on device|not enough space|disk quota exceeded|errno 28|os error 28|os error 112",
    ),
    (
        "trust",
        r"certificate[_ ]verify[_ ]failed|invalid peer certificate|self[- ]signed certificate|unknownissuer",
    ),
    ("write", r"read-only file system|permission denied|access is denied"),
    (
        "network",
        r"newconnectionerror|name resolution|getaddrinfo|nodename nor servname|failed to resolve|dns error"
        r"|network is unreachable|no route to host|connection refused|connection reset|connection aborted"
        r"|connect ?timeout|read ?timed ?out|timed out|error sending request|client error \(connect\)"
        r"|failed to fetch|proxyerror|remote end closed|incompleteread|max retries exceeded",
    ),
)


class Trouble(Exception):
    """Something a person can put right; the message is the whole sentence."""


def diagnose(output: str) -> str:
    """Name what an installer's output complains of: space, trust, write, network, or unknown."""
    for name, pattern in _SIGNS:
        if re.search(pattern, output, re.IGNORECASE):
            return name
    return "unknown"
