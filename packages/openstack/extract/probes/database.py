# SPDX-License-Identifier: Apache-2.0
"""Trove: the mappers of its API and of its extensions; the actions that its multiplexing methods look for in a body."""
from oslo_config import cfg
from trove.common import cfg as trove_cfg  # noqa: F401 (registers options)
from trove.cluster import models
from trove.common import api, extensions

cfg.CONF([], project="trove", default_config_files=[])


def words(cls):
    """Keys of the dictionary that a class's action method chooses from, or what it compares the body's key with."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    method = next(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "action")
    for node in ast.walk(method):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and "actions" in node.targets[0].id:
            yield from (key.value for key in node.value.keys)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Constant) and node.comparators[0].id == "body":
            yield node.left.value
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "action":
            yield from (one.value for one in node.comparators if isinstance(one, ast.Constant))


def actions(controller):
    """What a cluster can be told is known to the model of a cluster; its controller hands any key on."""
    cls = type(controller)
    return list(words(models.Cluster if cls.__name__ == "ClusterController" else cls))


def routes(mapper):
    for method, path, resource, name in entries(mapper, "/v1.0"):
        controller = resource.controller
        if not callable(getattr(controller, name, None)) or path.endswith(("/new", "/edit")):
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
