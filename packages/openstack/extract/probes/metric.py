# SPDX-License-Identifier: Apache-2.0
"""Gnocchi: the tree of its v1 API."""
from gnocchi.rest import api

api.enforce = lambda *args, **kwargs: None
api.abort = lambda *args, **kwargs: None


def prepare(request, version):
    request.indexer, request.storage, request.incoming, request.conf = Stand(), Stand(), Stand(), Stand()
    request.coordinator, request.auth_helper, request.statistics = Stand(), Stand(), Stand()


tree = PecanTree("metric", api.V1Controller(), "/v1", given=["metric_id", "metric"], prepare=prepare)
found = [{"service": "metric", "method": "GET", "path": "/", "handler": "VersionsController.index"},
         {"service": "metric", "method": "GET", "path": "/healthcheck", "handler": "Healthcheck"}]
found += plain(tree.routes())
for route in found:
    route["path"] = route["path"].replace("/resource/{resource_type}/{id}", "/resource/{resource_type}/{resource_id}")
emit(found, {}, "python3-gnocchi")
