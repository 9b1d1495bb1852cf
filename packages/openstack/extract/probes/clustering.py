# SPDX-License-Identifier: Apache-2.0
"""Senlin: the mapper of its v1 API, the actions of clusters and nodes, and the microversions of each method."""
from oslo_config import cfg
from senlin.api.common import version_request
from senlin.api.openstack.v1 import router, version
from senlin.rpc import client

cfg.CONF([], project="senlin", default_config_files=[])
# Controllers make RPC clients; none is needed to ask them what they answer.
client.EngineClient.__init__ = lambda self, *args, **kwargs: None
VERSIONS = version.VersionController


def span(controller, name):
    forms = getattr(controller, "versioned_methods", {}).get(name)
    if not forms:
        return {}
    low = min(form.min_version for form in forms)
    high = [form.max_version for form in forms]
    bounds = {} if low <= version_request.APIVersionRequest("1.0") else {"min": text(low)}
    if all(not one.is_null() for one in high):
        bounds["max"] = text(max(high))
    return bounds


def text(one):
    return "%d.%d" % (one.major, one.minor)


def routes(mapper):
    for method, path, resource, name in entries(mapper, "/v1"):
        controller = resource.controller
        if name not in getattr(controller, "versioned_methods", {}) and not callable(getattr(controller, name, None)):
            continue
        route = dict({"service": "clustering", "method": method, "path": path,
                      "handler": "%s.%s" % (type(controller).__name__, name)}, **span(controller, name))
        for key in controller.SUPPORTED_ACTIONS if name == "action" else ():
            # Versions of an action are those of the method that does it.
            yield dict(route, action=key, **span(controller, "_do_" + key))
        if name != "action":
            yield route


found = [{"service": "clustering", "method": "GET", "path": "/", "handler": "versions.Controller"}]
emit(found + list(routes(router.API(cfg.CONF).map)),
     {"clustering": [VERSIONS._MIN_API_VERSION, VERSIONS._MAX_API_VERSION]}, "python3-senlin")
