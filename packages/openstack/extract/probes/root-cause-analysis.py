# SPDX-License-Identifier: Apache-2.0
"""Vitrage: the tree of its v1 API."""
from vitrage.api.controllers.v1 import root


def prepare(request, version):
    request.check_backend = False


found = [{"service": "root-cause-analysis", "method": "GET", "path": "/", "handler": "VersionsController.index"}]
tree = PecanTree("root-cause-analysis", root.V1Controller(), "/v1", prepare=prepare, given=["RCAController.index:alarm_id"])
emit(found + plain(tree.routes()), {}, "python3-vitrage")
