# SPDX-License-Identifier: Apache-2.0
"""Watcher: the tree of its v1 API; first microversions from what the methods ask for."""
from oslo_config import cfg
from watcher.common import config  # noqa: F401 (registers options)
import watcher.conf  # noqa: F401

from watcher import objects  # noqa: E402
objects.register_all()
cfg.CONF([], project="watcher", default_config_files=[])
from watcher.common import rpc  # noqa: E402
rpc.get_client = lambda *args, **kwargs: Stand()
from watcher.api.controllers import base, v1  # noqa: E402
from watcher.api.controllers.v1 import versions  # noqa: E402

LOWEST, HIGHEST = versions.min_version_string(), versions.max_version_string()
# data_model.py: "if not utils.allow_list_datamodel()", webhooks.py: "if not utils.allow_webhook_api()"
SINCE = {"DataModelController": "1.3", "WebhookController": "1.4"}


def prepare(request, version):
    request.headers[base.Version.string] = "%s %s" % (versions.service_type_string(), version or HIGHEST)


tree = PecanTree("resource-optimization", v1.Controller(), "/v1", prepare=prepare, skip=["from_goals", "from_audits"])


def refuses(func):
    """What a method only raises for: actions were neither made nor changed by hand until 2025.2."""
    body = ast.parse(textwrap.dedent(inspect.getsource(innermost(func)))).body[0].body
    body = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return isinstance(body[0], ast.Raise)


found = [route for route in tree.routes() if not refuses(route["_function"])]
for route in found:
    low = SINCE.get(type(route["_owner"]).__name__)
    if low:
        route["min"] = low
emit([{"service": "resource-optimization", "method": "GET", "path": "/", "handler": "RootController.get"}] + plain(found),
     {"resource-optimization": [LOWEST, HIGHEST]}, "python3-watcher")
