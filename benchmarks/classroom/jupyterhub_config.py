"""The hub of the load test: what schools get for The Littlest JupyterHub, made to run on this computer."""

import os
import shutil
from pathlib import Path

from tests.support.ports import free_ports
from tools import hub_proxy

c = get_config()  # noqa: F821  (JupyterHub gives it)
folder = Path(os.environ["CLASSROOM_FOLDER"])
port, inner, api = (int(number) for number in os.environ["CLASSROOM_PORTS"].split())
os.cpu_count = lambda: int(os.environ["CLASSROOM_CORES"])  # the settings reckon with it

load_subconfig(str(hub_proxy.ROOT / "deploy" / "littlest" / "jupyterhub_config.py"))  # noqa: F821

c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{inner}"
c.JupyterHub.db_url = f"sqlite:///{folder}/opt/tljh/state/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = str(folder / "opt" / "tljh" / "state" / "jupyterhub_cookie_secret")
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = [str(hub_proxy.find())]
c.ConfigurableHTTPProxy.pid_file = str(folder / "proxy.pid")
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.authenticate_prometheus = False

# Every learner has a home of their own, filled as a new account of a server is; nothing is pulled from afar.
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(folder / "home" / "jupyter-{username}")
c.Spawner.default_url = "/lab/tree/notebooks/00_start_here.ipynb"
c.Spawner.cmd = [os.environ["CLASSROOM_PYTHON"], str(hub_proxy.ROOT / "deploy" / "lean_server.py")]
c.Spawner.args = ["--allow-root"] if os.geteuid() == 0 else []
c.Spawner.environment |= {
    "JUPYTER_RUNTIME_DIR": lambda spawner: str(folder / "run" / spawner.user.name),
    "JUPYTER_CONFIG_DIR": str(folder / "config"),
}


ports = free_ports()


def move_in(spawner):
    spawner.port = next(ports)  # the hub's own choice may be lent to somebody before the server takes it
    shutil.copytree(folder / "new-home", folder / "home" / f"jupyter-{spawner.user.name}", dirs_exist_ok=True)


c.Spawner.pre_spawn_hook = move_in
