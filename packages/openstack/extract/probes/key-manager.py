# SPDX-License-Identifier: Apache-2.0
"""Barbican: the tree of its v1 API, and its microversions."""
from barbican.common import config
from barbican.model import repositories

for name in dir(repositories):
    if name.startswith("get_") and name.endswith("_repository"):
        setattr(repositories, name, lambda *args, **kwargs: Stand())
from barbican.api.controllers import versions  # noqa: E402
from barbican.common import utils  # noqa: E402

utils.is_multiple_backends_enabled = lambda: True
CONTEXT = {"barbican.context": Stand()}
lowest, highest = getattr(versions, "MIN_API_VERSION", None), getattr(versions, "MAX_API_VERSION", None)
found = [{"service": "key-manager", "method": "GET", "path": "/", "handler": "VersionsController.on_get"}]
found += plain(PecanTree("key-manager", versions.V1Controller(), "/v1", context=CONTEXT, hidden=["external_project_id", "project_id"]).routes())
emit(found, {"key-manager": [lowest, highest]} if lowest and highest != lowest else {}, "python3-barbican")
