# SPDX-License-Identifier: Apache-2.0
"""Murano: the mapper of its v1 API."""
from routes import Mapper
from murano.api.v1 import router
from murano.common import config  # noqa: F401 (registers options)


def routes(mapper):
    for method, path, resource, name in entries(mapper, "/v1"):
        # The services of an environment and its model are trees: what follows is a path into them.
        yield {"service": "application-catalog", "method": method, "path": path.replace("{path}", "{path+}"),
               "handler": "%s.%s" % (type(resource.controller).__module__.split(".")[-1], name)}


found = [{"service": "application-catalog", "method": "GET", "path": "/", "handler": "versions.Controller.index"}]
emit(found + list(routes(router.API(Mapper()).map)), {}, "python3-murano")
