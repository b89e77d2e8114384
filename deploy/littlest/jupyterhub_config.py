"""The course on The Littlest JupyterHub: what the hub is told beyond its own settings.

On the server this file is /opt/tljh/config/jupyterhub_config.d/baclofen.py (README.md in this folder). The load
test starts its hub with the same file, so what it says is what was measured.
"""

import os

c = get_config()  # noqa: F821  (JupyterHub gives it)

# Whoever logs in gets the newest lessons and sees the first one. The same as a link stands in ../README.md.
c.Spawner.default_url = (
    "/git-pull?repo=https%3A%2F%2Fgithub.com%2Fbaclofen-course%2Fbaclofen-course"
    "&urlpath=lab%2Ftree%2Fbaclofen-course%2Fnotebooks%2F00_start_here.ipynb"
)

# A class arrives in the same second. A server takes some seconds of processor time to start; more than four at a
# time for each core only make all of them late, and JupyterHub then gives up. Who is told "too many users" waits
# for the seconds that are named and tries again: so start the servers before the lesson (hub control panel, Admin).
c.JupyterHub.concurrent_spawn_limit = 4 * (os.cpu_count() or 1)
c.JupyterHub.spawn_throttle_retry_range = (5, 15)
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

# Kernels talk through files instead of network ports: with ports, 25 kernels that start at once collide. The names
# of those files may have about 100 letters, and a long user name in the home folder's path would break that.
c.Spawner.environment = {"JUPYTER_RUNTIME_DIR": "/tmp/jupyter"}
