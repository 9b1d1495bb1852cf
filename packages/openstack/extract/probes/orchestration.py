# SPDX-License-Identifier: Apache-2.0
"""Heat: the mapper of its v1 API."""
from oslo_config import cfg
from heat.api.openstack import v1
from heat.common import config  # noqa: F401
from heat.rpc import client

# Controllers make RPC clients; none is needed to ask them what they answer.
client.EngineClient.__init__ = lambda self, *args, **kwargs: None

cfg.CONF([], project="heat", default_config_files=[])


def routes():
    for method, path, resource, name in entries(v1.API(cfg.CONF).map, "/v1"):
        controller = type(resource.controller).__name__
        if controller == "DefaultMethodController":
            continue
        # The constraint of a lookup below a stack's name, "{path:resources|events|...}", is lost in the template.
        yield {"service": "orchestration", "method": method,
               "path": path.replace("{tenant_id}", "{project_id}"),
               "handler": "%s.%s" % (controller, name)}


def split(found):
    for route in found:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if route["method"] == "ANY" else [route["method"]]:
            yield dict(route, method=method)


emit(split(routes()), {}, "heat-common")
