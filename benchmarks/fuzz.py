"""Search for a text that makes a reader of the course raise, hang or write.

    python -m benchmarks.fuzz progress 600     ten minutes, led by which lines a text reaches; other names:
                                               table, questions, case, notebook, addresses, prose
    python -m benchmarks.fuzz fields 100000    so many random texts in each number, date and file field

The first needs Atheris (pip install atheris), which no list of the course holds: it is for maintainers. The
last line says how many texts were tried and how long the slowest took.
"""

import contextlib
import functools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tools.needed_parts import need


def search(name: str, seconds: int) -> None:
    """Let Atheris choose the bytes; what it finds ends the search and is printed as it is."""
    import atheris

    with atheris.instrument_imports(include=["baclofen", "tools", "tomllib", "json", "csv", "mistune"]):
        from tests.support import fuzz_seeds, fuzz_targets
    target, seeds, seen = fuzz_targets.TARGETS[name], fuzz_seeds.SEEDS[name](), Seen(name)
    for seed in seeds:  # what is read once only is read before the clock counts
        with contextlib.suppress(fuzz_targets.Found):
            fuzz_targets.guarded(target, seed)
    began = time.monotonic()

    def one(data: bytes) -> None:
        seen.add(data, fuzz_targets.guarded(target, data))
        if time.monotonic() - began > seconds:
            seen.tell()
            os._exit(0)  # Atheris would call any other end a find

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            Path(folder, str(number)).write_bytes(seed)
        found = f"-artifact_prefix={tempfile.gettempdir()}/fuzz-{name}-"
        atheris.Setup([sys.argv[0], folder, "-max_len=40000", "-verbosity=0", "-timeout=60", found], one)
        try:
            atheris.Fuzz()
        finally:
            seen.tell()


def fields(count: int) -> None:
    """So many texts in each field; what raises or writes ends the run."""
    from tests.support import fuzz_fields
    from tests.support.fuzz_targets import guarded

    for name, field in fuzz_fields.FIELDS.items():
        seen = Seen(name)
        field("1")  # what is made once only is made before the clock counts
        for text in fuzz_fields.texts(name, count):
            took = guarded(functools.partial(on_text, field, text), b"")
            seen.add(text.encode("utf-8", "surrogatepass"), took)
        seen.tell()


def on_text(field: Callable[[str], None], text: str, _: bytes) -> None:
    """A field as a target of its own."""
    field(text)


class Seen:
    """How many texts were tried, and how long the slowest took."""

    def __init__(self, name: str) -> None:
        self.name, self.count, self.slowest, self.late = name, 0, (0.0, b""), 0

    def add(self, data: bytes, took: float) -> None:
        self.count += 1
        self.late += took > LONGEST_S
        self.slowest = max(self.slowest, (took, data))

    def tell(self) -> None:
        took, data = self.slowest
        late = f"{self.late} over {LONGEST_S} s"
        print(f"{self.name}: {self.count:,} texts, slowest {took:.3f} s ({data[:60]!r}), {late}", flush=True)


LONGEST_S = 0.2

if __name__ == "__main__":
    need("numpy", "anywidget")
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    fields(int(sys.argv[2])) if sys.argv[1] == "fields" else search(sys.argv[1], int(sys.argv[2]))
