"""Which tests share a worker when the house runs on several; `tools/doors/check.py` says on how many."""

# Rooms of tests that share one server. They take longest: they begin first, and short files fill the end.
SERVED = ("tests/site", "tests/browser", "tests/deploy", "tests/binder")
# Uses the JupyterLab of tests/browser.
GUESTS = {"tests/doors/test_lab_in_browser.py": "tests/browser"}


def company(nodeid: str) -> str:
    """What a test shares its worker with: the room of its server, or else its file (also a notebook)."""
    file = nodeid.split("::")[0]
    room = "/".join(file.split("/")[:2])
    return GUESTS.get(file) or (room if room in SERVED else file)


def place_in_queue(nodeid: str) -> int:
    """Return a small number for what begins early; within one number the order stays."""
    return SERVED.index(company(nodeid)) if company(nodeid) in SERVED else len(SERVED)


def scheduler(config, log):
    """Return what hands the companies out, each whole and in the order of collection."""
    from xdist.scheduler import LoadScopeScheduling

    class ByCompany(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            return company(nodeid)

    config.option.loadscopereorder = False
    return ByCompany(config, log)
