# SPDX-License-Identifier: Apache-2.0
"""Cyborg: the tree of its v2 API, and its microversions."""
from cyborg.common import config  # noqa: F401 (registers options)
from oslo_config import cfg

from cyborg import objects  # noqa: E402
objects.register_all()
cfg.CONF([], project="cyborg", default_config_files=[])
from cyborg.api.controllers import base, v2  # noqa: E402
from cyborg.api.controllers.v2 import versions  # noqa: E402

LOWEST, HIGHEST = versions.min_version_string(), versions.max_version_string()


def prepare(request, version):
    request.headers[base.Version.current_api_version] = "%s %s" % (versions.service_type_string(), version or HIGHEST)


tree = PecanTree("accelerator", v2.Controller(), "/v2", prepare=prepare)
emit([{"service": "accelerator", "method": "GET", "path": "/", "handler": "RootController.get"}] + plain(tree.routes()),
     {"accelerator": [LOWEST, HIGHEST]}, "python3-cyborg")
