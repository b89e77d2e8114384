"""The small web server that shows the site on this computer."""

import pytest

from tools.site import serve


@pytest.mark.parametrize(("trouble", "told"), [(ConnectionResetError, False), (ValueError, True)])
def test_a_closed_tab_is_no_error(trouble, told, capsys):
    with serve.Server(("127.0.0.1", 0), serve.Handler) as server:
        try:
            raise trouble("in the middle")
        except trouble:
            server.handle_error(None, ("127.0.0.1", 1))
    assert ("in the middle" in capsys.readouterr().err) is told
