"""A learner's server for a class: JupyterHub's own, without a part that costs much and does nothing.

jsonschema builds 35 parsers for internationalised web addresses as soon as it is imported. No file of Jupyter
is checked with them, but each server pays for them with a second of processor time and 15 MB
(https://github.com/jupyter-server/jupyter_server/issues/1559). Without them, jsonschema still works.
"""

import sys

sys.modules["rfc3987_syntax"] = None

if __name__ == "__main__":
    from jupyterhub.singleuser import main

    sys.exit(main())
