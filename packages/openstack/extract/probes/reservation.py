# SPDX-License-Identifier: Apache-2.0
"""Blazar: the blueprints of its v1 API, and the pecan extensions of v2."""
from importlib import metadata

import flask
from blazar import config  # noqa: F401 (registers options)
from oslo_config import cfg


def points(group):
    found = metadata.entry_points()
    return list(found.select(group=group) if hasattr(found, "select") else found.get(group, ()))


app = flask.Flask("blazar.api")
for point in points("blazar.api.v1.extensions"):
    blueprint = point.load()()
    app.register_blueprint(blueprint, url_prefix=blueprint.url_prefix)
cfg.CONF([], project="blazar", default_config_files=[])
found = [{"service": "reservation", "method": "GET", "path": path, "handler": "version_list"} for path in ("/", "/versions")]
# Each rule is registered a second time with ".json" behind it.
found += [route for route in flask_routes("reservation", app) if not route["path"].endswith(".json")]
for point in points("blazar.api.v2.controllers.extensions"):
    controller = point.load()()
    path = next((path for path, name in controller.extra_routes.items() if name == controller.name), controller.name)
    found += plain(PecanTree("reservation", controller, "/v2/" + path).routes())
emit(found, {}, "python3-blazar")
