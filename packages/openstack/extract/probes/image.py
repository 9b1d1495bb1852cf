# SPDX-License-Identifier: Apache-2.0
"""Glance: the mapper of its v2 router."""
from oslo_config import cfg
from glance.common import config  # noqa: F401
from glance.api.v2 import router

cfg.CONF([], project="glance", default_config_files=[])
cfg.CONF.set_override("enabled_backends", {})


class Everything(router.API):
    """Some routes are only registered when a feature is on; all of them are part of the API."""


def routes():
    api = Everything(__import__("routes").Mapper())
    for method, path, resource, name in entries(api.map, "/v2"):
        controller = type(resource.controller).__name__
        if controller == "RejectMethodController" or name == "reject":
            continue
        yield {"service": "image", "method": method, "path": path, "handler": "%s.%s" % (controller, name)}
    # glance.api.middleware.version_negotiation sends this path to the version documents as well.
    yield {"service": "image", "method": "GET", "path": "/versions", "handler": "versions.Controller.index"}


found = list(routes()) + list(paste("image", "/etc/glance/glance-api-paste.ini", "glance-api-keystone"))
emit(found, {}, "glance-common")
