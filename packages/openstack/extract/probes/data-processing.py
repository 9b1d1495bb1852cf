# SPDX-License-Identifier: Apache-2.0
"""Sahara: the URL map of its Flask blueprints, v1.1 (a part of which is v1.0 as well) and v2."""
from unittest import mock

import flask
from oslo_config import cfg
from sahara.plugins import base

# Schemas of requests are asked of the plug-ins while the API is imported; they say nothing about routes.
base.PLUGINS = mock.MagicMock()
from sahara.api import microversion, v10, v11, v2  # noqa: E402

cfg.CONF([], project="sahara", default_config_files=[])


def routes(app):
    for rule in app.url_map.iter_rules():
        # Each rule is registered four times: with and without the project, with and without ".json".
        path = rule.rule.replace("/<tenant_id>", "", 1)
        if rule.endpoint == "static" or path.endswith(".json"):
            continue
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)
        for method in sorted(rule.methods - {"OPTIONS", "HEAD"}):
            # Flask answers HEAD wherever GET is; Sahara's own code knows nothing of it.
            yield {"service": "data-processing", "method": method, "path": path, "handler": rule.endpoint}


# As sahara_middleware.build_v2_app does, which the Flask of Zed's suite refuses: it registers v10 twice.
app = flask.Flask("sahara.api")
app.register_blueprint(v10.rest, url_prefix="/v1.1")
app.register_blueprint(v11.rest, url_prefix="/v1.1")
v2.register_blueprints(app, url_prefix="/v2")
found = [{"service": "data-processing", "method": "GET", "path": "/", "handler": "VersionResponseMiddleware"}]
emit(found + list(routes(app)),
     {"data-processing": [microversion.MIN_API_VERSION, microversion.MAX_API_VERSION]}, "python3-sahara")
