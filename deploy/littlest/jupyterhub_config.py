"""The course on The Littlest JupyterHub: what the hub is told beyond its own settings.

On the server, /opt/tljh/config/jupyterhub_config.d/baclofen.py is a link to this file (see README.md here).
The load test starts its hub with the same file, so what it says is what was measured.
"""

import os

c = get_config()  # noqa: F821  (JupyterHub gives it)

# Whoever logs in gets the lessons of the school's own copy and sees the first one: the link of ../README.md,
# shortened. The branch is that of the link: a folder that came by one cannot be updated by another.
c.Spawner.default_url = (
    "/git-pull?repo=file%3A%2F%2F%2Fopt%2Fbaclofen-course&branch=term"
    "&urlpath=lab%2Ftree%2Fbaclofen-course%2Fnotebooks%2F00_start_here.ipynb"
)
c.Spawner.cmd = ["/opt/tljh/user/bin/python3", "/opt/baclofen-course/deploy/lean_server.py"]

# A class arrives in the same second. A server takes two seconds of processor time to start; more than four
# at a time for each core only make all of them late, until JupyterHub gives up. Who is told "too many users"
# waits the seconds that are named and loads the page again. Better: start the servers before the lesson.
c.JupyterHub.concurrent_spawn_limit = 4 * (os.cpu_count() or 1)
# (JupyterHub reads the range from no setting of its own, and would name 30 to 60.)
c.JupyterHub.tornado_settings.update({"spawn_throttle_retry_range": (5, 15)})
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300

c.Spawner.environment = {
    # Kernels talk through files instead of network ports (../jupyter_server_config.json): with ports, 25
    # kernels that start at once collide. Systems allow the names of these files about 100 letters, and a home
    # folder with a long user name would leave too few.
    "JUPYTER_RUNTIME_DIR": "/tmp/jupyter",
    # Checks the notebooks as well as the usual one does, and takes 11 MB less in every server.
    "NBFORMAT_VALIDATOR": "jsonschema",
}
c.SystemdSpawner.isolate_tmp = True  # so /tmp is the learner's own

# What a learner reads on every page of the hub: at the log-in, and where a server has stopped. It is held to
# data/words/hub.csv.
c.JupyterHub.template_vars = {
    "announcement": (
        "After an hour without a touch your server stops and open lessons fall asleep. "
        "All that you saved stays, your answers too. Open the link again to go on."
    )
}
