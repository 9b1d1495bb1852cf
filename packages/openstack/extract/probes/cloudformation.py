# SPDX-License-Identifier: Apache-2.0
"""
Heat's CloudFormation API: the actions of its mapper, and where resources signal. An action is a parameter of the query
or of the form that a POST carries.
"""
from oslo_config import cfg
from heat.api.cfn import v1
from heat.common import config  # noqa: F401
from heat.rpc import client

client.EngineClient.__init__ = lambda self, *args, **kwargs: None
cfg.CONF([], project="heat", default_config_files=[])


def routes():
    for name, action in v1.API._actions.items():
        for method in ("GET", "POST"):
            yield {"service": "cloudformation", "method": method, "path": "/v1", "query": {"Action": action},
                   "handler": "StackController.%s" % name}
    for method, path, resource, name in entries(v1.API(cfg.CONF).map, "/v1"):
        controller = type(resource.controller).__name__
        # The mapper's REST routes lead to the same methods, which find no parameters there and refuse.
        if controller == "SignalController":
            yield {"service": "cloudformation", "method": method, "path": path.replace("{arn}", "{arn+}"),
                   "handler": "%s.%s" % (controller, name)}


found = [{"service": "cloudformation", "method": "GET", "path": "/", "handler": "versions.Controller"}]
emit(found + list(routes()), {}, "python3-heat")
