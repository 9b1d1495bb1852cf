# SPDX-License-Identifier: Apache-2.0
"""Trove: the mappers of its API and of its extensions; the actions that its multiplexing methods look for in a body."""
from oslo_config import cfg
from trove.common import cfg as trove_cfg  # noqa: F401 (registers options)
from trove.cluster import models
from trove.common import api, extensions

cfg.CONF([], project="trove", default_config_files=[])


def actions(controller):
    """What a cluster can be told is known to the model of a cluster; its controller hands any key on."""
    cls = type(controller)
    return list(choices(models.Cluster if cls.__name__ == "ClusterController" else cls))


def takes(func, path):
    """Whether a method takes what its path names: a mapper gives item routes also to controllers without items."""
    parameters = inspect.signature(func).parameters
    if any(one.kind is one.VAR_KEYWORD for one in parameters.values()):
        return True
    return set(re.findall(r"\{(\w+)\}", path)) <= set(parameters)


def routes(mapper):
    for method, path, resource, name in entries(mapper, "/v1.0"):
        controller = resource.controller
        func = getattr(controller, name, None)
        if not callable(func) or path.endswith(("/new", "/edit")) or not takes(func, path):
            continue
        if type(controller).__name__ == "ExtensionsResource" and name in ("create", "delete"):
            # They answer 404 to everybody.
            continue
        route = {"service": "database", "method": "GET" if method == "ANY" else method,
                 "path": path.replace("{tenant_id}", "{project_id}"),
                 "handler": "%s.%s" % (type(controller).__name__, name)}
        if name == "action":
            yield from (dict(route, action=word) for word in actions(controller))
        else:
            yield route


found = [{"service": "database", "method": "GET", "path": "/", "handler": "VersionsController.index"}]
found += routes(api.API().map)
found += routes(extensions.ExtensionMiddleware(None, {})._router.mapper)
emit(found, {}, "python3-trove")
