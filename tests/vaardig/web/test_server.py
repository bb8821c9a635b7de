"""Starting: the address is taken first, and what is wrong is said in one message."""

import pytest

from vaardig.base.errors import ConfigError
from vaardig.cli.main import run
from vaardig.web.server import address, listen


def test_a_free_port_on_this_machine():
    with listen("127.0.0.1", 0) as bound:
        assert address(bound).startswith("http://127.0.0.1:")
        assert not address(bound).endswith(":0")


@pytest.mark.parametrize(("host", "port"), [("203.0.113.9", 0), ("geen.adres.invalid", 0)])
def test_an_address_that_is_not_ours(host, port):
    with pytest.raises(ConfigError, match="cannot listen"):
        listen(host, port)


def test_a_port_that_is_taken():
    with listen("127.0.0.1", 0) as bound, pytest.raises(ConfigError, match="another --port"):
        listen("127.0.0.1", bound.getsockname()[1])


def test_a_folder_that_is_no_werkmap(tmp_path, capsys):
    assert run(["serve", str(tmp_path), "--port", "0"]) == 2
    assert "is not a werkmap" in capsys.readouterr().err


def test_nothing_heavy_is_loaded_before_the_server_listens(werkmap):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from vaardig.web.app import create_app; "
        "from vaardig.web.settings import WebSettings; create_app(WebSettings(Path(sys.argv[1]))); "
        "print(*[name for name in ('polars', 'numpy', 'scipy', 'faiss', 'spacy', 'vl_convert') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(werkmap)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
