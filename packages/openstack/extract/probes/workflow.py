# SPDX-License-Identifier: Apache-2.0
"""Mistral: the tree of its v2 API, and what stands beside it."""
from mistral import config  # noqa: F401 (registers options)
from oslo_config import cfg

cfg.CONF([], project="mistral", default_config_files=[])
from mistral.db.v2 import api  # noqa: E402,F401 (first: its backend imports it in a circle)
from mistral.api.controllers import root  # noqa: E402

tree = PecanTree("workflow", root.RootController(), given=["CodeSourcesController.post:name"],
                 optional=["ActionsController.put", "WorkflowsController.put"])
# The namespace of what is updated comes with the query.
emit(plain(route for route in tree.routes() if "{namespace}" not in route["path"]), {}, "python3-mistral")
