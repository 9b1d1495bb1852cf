# SPDX-License-Identifier: Apache-2.0
"""Freezer: the endpoints of both versions of its API."""
from unittest import mock

from freezer_api.api import v1, v2


def routes():
    for prefix, module in (("/v1", v1), ("/v2", v2)):
        for path, resource in module.public_endpoints(mock.MagicMock()):
            for verb in ("get", "head", "put", "post", "patch", "delete"):
                if callable(getattr(resource, "on_" + verb, None)):
                    yield {"service": "backup", "method": verb.upper(), "path": (prefix + path).rstrip("/"),
                           "handler": "%s.on_%s" % (type(resource).__name__, verb)}


found = [{"service": "backup", "method": "GET", "path": "/", "handler": "versions.Resource.on_get"}]
emit(found + list(routes()), {}, "python3-freezer-api")
