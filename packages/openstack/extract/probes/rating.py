# SPDX-License-Identifier: Apache-2.0
"""CloudKitty: the pecan tree of v1 and the URL map of v2, with the rating modules that the release ships."""
from unittest import mock

from cloudkitty import config  # noqa: F401 (registers options)
from cloudkitty import messaging, storage
from oslo_config import cfg
from stevedore import extension

cfg.CONF([], project="cloudkitty", default_config_files=[])
storage.get_storage = lambda *args, **kwargs: mock.MagicMock()
messaging.get_client = lambda *args, **kwargs: mock.MagicMock()
messaging.get_target = lambda *args, **kwargs: mock.MagicMock()
from cloudkitty.common import policy  # noqa: E402
policy.authorize = lambda *args, **kwargs: None
from cloudkitty.db import api as db_api  # noqa: E402
db_api.get_instance = lambda *args, **kwargs: mock.MagicMock()
from cloudkitty.api import v2  # noqa: E402
from cloudkitty.api.v1 import controllers  # noqa: E402

# Rating modules are switched on in the database; each shows its configuration below its name.
for one in extension.ExtensionManager("cloudkitty.rating.processors", invoke_on_load=False):
    if one.plugin.config_controller:
        setattr(controllers.V1Controller.rating.module_config, one.name, one.plugin.config_controller())

found = [{"service": "rating", "method": "GET", "path": "/", "handler": "CloudkittyAPIRoot.get"}]
found += plain(PecanTree("rating", controllers.V1Controller(), "/v1", skip=["noop"],
                         given=["MappingController.post:collector", "MappingController.post:service",
                                "HashMapFieldsController.get_all:service_id"]).routes())
# What hangs below a service or field by its class only is reached at a place of its own, with a query.
found = [route for route in found if not re.search(r"/hashmap/(services|fields)/.*(fields|mappings|thresholds)", route["path"])]
found += flask_routes("rating", v2.get_api_app(), "/v2")
emit(found, {}, "python3-cloudkitty")
