# SPDX-License-Identifier: Apache-2.0
"""Zaqar: the endpoints of each version of its WSGI transport, also those that only an admin-mode service has."""
import importlib
from unittest import mock

import zaqar.transport.wsgi  # noqa: F401 (fails where Zaqar is not installed)

driver, conf = mock.MagicMock(), mock.MagicMock()
# Old versions answer only where they are switched on; they are part of the API all the same.
conf.enable_deprecated_api_versions = [["1"], ["1.1"]]
VERSIONS = (("/v1", "v1_0"), ("/v1.1", "v1_1"), ("/v2", "v2_0"))
# Query parameters with which a collection of messages does something else (messages.CollectionResource).
SELECTORS = ("ids", "pop")


def selected(cls, name):
    """What a method asks the query for, of those that make it another operation."""
    method = next(node for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(cls))))
                  if isinstance(node, ast.FunctionDef) and node.name == name)
    asked = {node.args[0].value for node in ast.walk(method) if isinstance(node, ast.Call) and node.args
             and getattr(node.func, "attr", "").startswith("get_param") and isinstance(node.args[0], ast.Constant)}
    return [word for word in SELECTORS if word in asked]


def routes():
    for prefix, name in VERSIONS:
        try:
            module = importlib.import_module("zaqar.transport.wsgi." + name)
        except ImportError:
            continue
        for path, resource in (module.public_endpoints(driver, conf) or []) + (module.private_endpoints(driver, conf) or []):
            for verb in ("get", "head", "put", "post", "patch", "delete"):
                func = getattr(resource, "on_" + verb, None)
                if not callable(func):
                    continue
                cls = type(resource)
                route = {"service": "message", "method": verb.upper(), "path": (prefix + path).rstrip("/"),
                         "handler": "%s.%s.on_%s" % (cls.__module__.split(".")[-1], cls.__name__, verb)}
                yield route
                for word in selected(cls, "on_" + verb) if cls.__module__.endswith(".messages") else ():
                    yield dict(route, query={word: True})


found = [{"service": "message", "method": "GET", "path": "/", "handler": "version.Resource.on_get"}]
emit(found + list(routes()), {}, "python3-zaqar")
