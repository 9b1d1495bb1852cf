# SPDX-License-Identifier: Apache-2.0
"""Cinder: the mapper of its v3 router with all extensions, wsgi actions, microversions of each method."""
import importlib.util

from oslo_config import cfg
from oslo_db import options as db_options
import cinder.api.openstack  # noqa: F401 (registers options)
from cinder import objects
from cinder.api.openstack import api_version_request
from cinder.common import config  # noqa: F401

cfg.CONF([], project="cinder", default_config_files=[])
# Controllers look at their database while they are made.
db_options.set_defaults(cfg.CONF)
cfg.CONF.set_override("connection", "sqlite://", "database")
objects.register_all()
from cinder import rpc  # noqa: E402
# Controllers make RPC clients, which would ask the database which versions their servers speak.
rpc.RPCAPI.__init__ = lambda self, *args, **kwargs: None
from cinder.api.v3 import router as v3  # noqa: E402


def span(controller, name):
    forms = getattr(controller, "versioned_methods", {}).get(name)
    if not forms:
        return None, None
    low = min(form.start_version for form in forms)
    high = [form.end_version for form in forms]
    top = None if any(not v for v in high) else max(high)
    return low.get_string(), top.get_string() if top else None


def describe(resource, method, path, name, action=None, func=None):
    controller = resource.controller
    if func is not None:
        controller, name = bound(func, controller)
    route = {"service": "block-storage", "method": method, "path": path,
             "handler": "%s.%s" % (type(controller).__name__, name)}
    low, high = span(controller, name)
    if action:
        route["action"] = action
    forms = getattr(controller, "versioned_methods", {}).get(name)
    spans = ([(form.func, form.start_version, form.end_version) for form in forms] if forms
             else [(func or getattr(controller, name, None), None, None)])
    fields = versioned_fields(schemas_of(spans), (3, 0))
    if fields:
        route["fields"] = fields
    if low and low != "3.0":
        route["min"] = low
    if high and high != api_version_request.max_api_version().get_string():
        route["max"] = high
    return route


# One method each, whose last path segment is no id but says what to do.
WORDS = {"ServiceController": ("enable", "disable", "disable-log-reason", "freeze", "thaw", "failover_host",
                               "failover", "get-log", "set-log"),
         "ClusterController": ("enable", "disable")}


def exists(controller, name):
    return name in getattr(controller, "versioned_methods", {}) or callable(getattr(controller, name, None))


def routes(mapper, prefix):
    for method, path, resource, name in entries(mapper, prefix):
        # Registered twice, with and without the project; the form without is newer (3.67) and not everywhere.
        path = path.replace("/{project_id}", "", 1)
        if path == prefix:
            yield {"service": "block-storage", "method": "GET", "path": path, "handler": "Versions.index"}
            continue
        if not hasattr(resource, "controller"):
            continue
        if name == "action":
            for key, func in resource.wsgi_actions.items():
                yield describe(resource, method, path, name, key, func)
            continue
        if not exists(resource.controller, name):
            # POST, PUT and DELETE of volume types are "actions" of an extension, called by their name.
            if name in resource.wsgi_actions:
                yield describe(resource, method, path, name, None, resource.wsgi_actions[name])
            continue
        words = WORDS.get(resource.controller.__class__.__name__) if name == "update" else None
        if words:
            for word in words:
                yield describe(resource, method, path.replace("{id}", word), name)
            continue
        yield describe(resource, method, path, name)


def rewritten(found):
    """Methods of mapper entries that take any method are those that the extension's documentation names."""
    for route in found:
        if route["method"] == "ANY":
            route["method"] = "GET"
        yield route


found = list(rewritten(routes(v3.APIRouter().map, "/v3")))
try:
    # Until Wallaby. Its controllers are those of v3 before microversions.
    from cinder.api.v2 import router as v2
    found += [{k: v for k, v in route.items() if k not in ("min", "max", "fields")}
              for route in rewritten(routes(v2.APIRouter().map, "/v2")) if "min" not in route]
except ImportError:
    pass
found += list(paste("block-storage", "/etc/cinder/api-paste.ini", "osapi_volume"))
emit(found, {"block-storage": [api_version_request.min_api_version().get_string(),
                               api_version_request.max_api_version().get_string()]}, "cinder-common")
