# SPDX-License-Identifier: Apache-2.0
"""Aodh: the tree of its v2 API."""
from aodh import service

conf = service.prepare_service(argv=[], config_files=[])
from aodh.api import rbac  # noqa: E402
from aodh.api.controllers.v2 import root  # noqa: E402

rbac.enforce = lambda *args, **kwargs: None
found = [{"service": "alarm", "method": "GET", "path": "/", "handler": "VersionsController.index"},
         {"service": "alarm", "method": "GET", "path": "/healthcheck", "handler": "Healthcheck"}]
found += plain(PecanTree("alarm", root.V2Controller(), "/v2").routes())
emit(found, {}, "python3-aodh")
