"""`python -m baclofen check`: is what an author can change in order? The same as `python run.py check`."""

import sys

from baclofen import check
from baclofen.content.problems import ContentError


def main(words: list[str]) -> int:
    """Do what the words say; whatever happens, the answer is sentences and exit code 0 or 1."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # a terminal that cannot show a letter must not stop the check
    if words not in (["check"], ["check", "--quiet"]):
        say("The one thing to do here is: python -m baclofen check")
        return 1
    try:
        return check.run(check.course_folder(), say, quiet="--quiet" in words)
    except ContentError as error:
        say(str(error))
        return 1
    except Exception as error:  # a fault of the check itself: the author still gets a sentence
        say(f"The check itself failed ({type(error).__name__}: {error}). Please send us this line.")
        return 1


def say(sentence: str) -> None:
    """Tell the person at the terminal at once, also where the output goes into a file."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
