"""run.py: what it says to a Python that is too old, to a word it does not know, and in its help."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run
from tools import launch
from tools.launch.errors import diagnose

ROOT = Path(__file__).resolve().parents[2]


def start(*words: str, python: str = sys.executable) -> subprocess.CompletedProcess:
    return subprocess.run(
        [python, str(ROOT / "run.py"), *words], capture_output=True, text=True, check=False, encoding="utf-8"
    )


def test_too_old_a_python_gets_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert run.main([]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Python 3.11 or newer" in said.err
    assert "Python 3.10" in said.err


def test_run_py_can_be_read_by_an_old_python():
    tree = ast.parse((ROOT / "run.py").read_text("ascii"), feature_version=(3, 4))
    # what Python 2.7 cannot read either: f-strings, annotations, keyword-only parameters
    modern = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, modern)]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        assert function.returns is None
        assert not function.args.kwonlyargs
        assert all(argument.annotation is None for argument in function.args.args)


def old_pythons() -> list[str]:
    on_path = [shutil.which(f"python{version}") for version in ("2.7", "3.6", "3.8", "3.9", "3.10")]
    kept = [*(Path.home() / ".pyenv/versions").glob("2.*/bin/python"), *on_path]
    kept += (Path.home() / ".pyenv/versions").glob("3.[0-9].*/bin/python")
    runs = [subprocess.run([str(one), "-c", ""], capture_output=True, check=False) for one in kept if one]
    return [run.args[0] for run in runs if run.returncode == 0]


def test_a_real_old_python_says_the_sentence():
    pythons = old_pythons()
    if not pythons:
        pytest.skip("no Python older than 3.11 on this computer")
    for python in pythons:
        ended = start(python=python)
        assert ended.returncode == 1
        assert "needs Python 3.11 or newer" in ended.stderr
        assert "Traceback" not in ended.stderr


def test_help_names_both_commands():
    ended = start("--help")
    assert ended.returncode == 0
    assert "python run.py test" in ended.stdout
    assert "py run.py" in ended.stdout


def test_an_unknown_word_gets_one_sentence():
    ended = start("opne")
    assert ended.returncode == 1
    assert ended.stderr.strip().count("\n") == 0
    assert "--help" in ended.stderr


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    def interrupted(words):
        raise KeyboardInterrupt

    monkeypatch.setattr(launch, "_dispatch", interrupted)
    assert launch.main([]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_the_doors_need_only_the_standard_library():
    for file in [ROOT / "run.py", *(ROOT / "tools" / "launch").glob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in {*sys.stdlib_module_names, "tools"}, (
                    f"{file.name} imports {name}"
                )


# Collected from pip and uv on a machine without network, behind an inspecting proxy, on a full disk.
@pytest.mark.parametrize(
    ("output", "cause"),
    [
        (
            "connection broken by 'NewConnectionError('...: [Errno -3] Temporary failure in name res",
            "network",
        ),
        ("error: Request failed\n cause: client error (Connect)\n cause: dns error", "network"),
        ("ReadTimeoutError: HTTPSConnectionPool(host='x', port=443): Read timed out.", "network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "space"),
        ("error: failed to copy file: No space left on device (os error 28)", "space"),
        ("OSError: [WinError 112] There is not enough space on the disk", "space"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate v", "trust"),
        ("cause: client error (Connect)\n cause: invalid peer certificate: UnknownIssuer", "trust"),
        ("ERROR: Could not install packages: [Errno 13] Permission denied: 'x'", "write"),
        ("ModuleNotFoundError: No module named 'hatchling'", "unknown"),
    ],
)
def test_an_installers_last_words_are_understood(output, cause):
    assert diagnose(output) == cause


def test_every_trouble_is_one_sentence_that_says_what_to_do():
    from tools.launch import errors

    sentences = {
        name: text for name, text in vars(errors).items() if name.isupper() and isinstance(text, str)
    }
    assert len(sentences) >= 9
    for name, text in sentences.items():
        assert text.endswith("."), name
        assert len(re.findall(r"[.!?](?:\s|$)", text)) == 1, name
        assert re.search(r"\b(run|copy|install|make|try|wait|ask)\b", text), name
