# SPDX-License-Identifier: Apache-2.0
"""Designate: the trees of its v2 and admin APIs, the latter with all extensions that the release ships."""
from importlib import metadata

import designate.conf
from oslo_config import cfg
try:
    from designate.common import config  # noqa: F401
except ImportError:
    pass

cfg.CONF([], project="designate", default_config_files=[])
from designate.central import rpcapi  # noqa: E402
rpcapi.CentralAPI.get_instance = classmethod(lambda cls: Stand())

points = metadata.entry_points()
extensions = [point.name for point in (points.select(group="designate.api.admin.extensions") if hasattr(points, "select")
                                       else points.get("designate.api.admin.extensions", ()))]
cfg.CONF.set_override("enabled_extensions_admin", extensions, "service:api")
from designate.api.admin.controllers import root as admin  # noqa: E402
from designate.api.v2.controllers import root as v2  # noqa: E402

SKIP = ["errors", "central_api"]
CONTEXT = {"context": Stand()}
found = [{"service": "dns", "method": "GET", "path": "/", "handler": "version_list"}]
found += plain(PecanTree("dns", v2.RootController(), "/v2", skip=SKIP, context=CONTEXT).routes())
found += plain(PecanTree("dns", admin.RootController(), "/admin", skip=SKIP, context=CONTEXT).routes())
emit(found, {}, "python3-designate")
