# SPDX-License-Identifier: Apache-2.0
"""Octavia: its tree of controllers; versions are documents that name features, requests carry none."""
from octavia.common import config  # noqa: F401 (registers options)
from oslo_config import cfg

cfg.CONF([], project="octavia", default_config_files=[])

# Controllers ask databases and drivers for what they look up.
from octavia.common import rpc  # noqa: E402
rpc.get_client = lambda *args, **kwargs: Stand()
import octavia.db.repositories as repositories  # noqa: E402
for name in dir(repositories):
    if name.endswith("Repository") or name == "Repositories":
        setattr(repositories, name, Stand)
from octavia.api import root_controller  # noqa: E402

tree = PecanTree("load-balancer", root_controller.RootController(), skip=["v2.0"])
emit(plain(tree.routes()), {}, "python3-octavia")
