# SPDX-License-Identifier: Apache-2.0
"""Magnum: the tree of its v1 API; microversions from its version selectors."""
from magnum.common import config  # noqa: F401 (registers options)
from oslo_config import cfg
import magnum.conf

magnum.conf.CONF([], project="magnum", default_config_files=[])
from magnum.api.controllers import root, v1, versions  # noqa: E402

LOWEST, HIGHEST = versions.BASE_VER, versions.CURRENT_MAX_VER
MINORS = ["1.%d" % minor for minor in range(int(LOWEST.split(".")[1]), int(HIGHEST.split(".")[1]) + 1)]


def prepare(request, version):
    request.headers[versions.Version.string] = "%s %s" % (versions.Version.service_string, version or HIGHEST)
    request.version = versions.Version(request.headers, LOWEST, HIGHEST)


tree = PecanTree("container-infrastructure-management", v1.Controller(), "/v1", prepare=prepare)
found = list(tree.spans(tree.routes(), MINORS))
emit([{"service": "container-infrastructure-management", "method": "GET", "path": "/", "handler": "RootController.get"}]
     + plain(found), {"container-infrastructure-management": [LOWEST, HIGHEST]}, "python3-magnum")
