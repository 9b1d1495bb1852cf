# SPDX-License-Identifier: Apache-2.0
"""Masakari: the mapper of its v1 router with all extensions, and the microversions of each controller method."""
from masakari import config, objects
from masakari.api import api_version_request
from masakari.api.openstack.ha import APIRouterV1

config.parse_args(["masakari-api"], default_config_files=[])
objects.register_all()
HIGHEST = api_version_request.max_api_version()


def span(controller, name):
    forms = getattr(controller, "versioned_methods", {}).get(name)
    if not forms:
        return {}
    low = min(form.start_version for form in forms).get_string()
    bounds = {} if low == "1.0" else {"min": low}
    if all(not form.end_version.is_null() and form.end_version < HIGHEST for form in forms):
        bounds["max"] = max(form.end_version for form in forms).get_string()
    return bounds


def routes(mapper):
    for method, path, resource, name in entries(mapper, "/v1"):
        # Registered twice, with and without the project.
        path = path.replace("/{project_id}", "", 1)
        controller = resource.controller
        if name not in getattr(controller, "versioned_methods", {}) and not callable(getattr(controller, name, None)):
            continue
        yield dict({"service": "instance-ha", "method": "GET" if method == "ANY" else method, "path": path,
                    "handler": "%s.%s" % (type(controller).__name__, name)}, **span(controller, name))


found = [{"service": "instance-ha", "method": "GET", "path": "/", "handler": "Versions.index"}]
emit(found + list(routes(APIRouterV1().map)),
     {"instance-ha": [api_version_request.min_api_version().get_string(), HIGHEST.get_string()]}, "python3-masakari")
