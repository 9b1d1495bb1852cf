# SPDX-License-Identifier: Apache-2.0
"""Manila: the mappers of its v2 router and, as long as there is one, its v1 router; wsgi actions, microversions."""
from oslo_config import cfg
from manila.common import config  # noqa: F401 (registers options)
from manila import rpc

cfg.CONF([], project="manila", default_config_files=[])
# Controllers make RPC clients; none is needed to ask them what they answer.
rpc.get_client = lambda *args, **kwargs: None
from manila.api.openstack import api_version_request as versions  # noqa: E402
from manila.api.v2 import router as v2  # noqa: E402
try:
    from manila.api.v1 import router as v1
except ImportError:
    v1 = None

LOWEST, HIGHEST = versions.APIVersionRequest("2.0"), versions.max_api_version()
FIRST = versions.APIVersionRequest("1.0")


def span(controller, name, is_v1):
    """Microversions of a method, or None where this version of the API never reaches it."""
    forms = getattr(controller, "versioned_methods", {}).get(name)
    if not forms:
        return {}
    if is_v1:
        return {} if any(form.start_version <= FIRST for form in forms) else None
    # What carries 1.0 is for v1 and what was taken over from it; v2 begins with 2.0.
    forms = [form for form in forms if form.end_version.is_null() or form.end_version >= LOWEST]
    if not forms:
        return None
    low = min(form.start_version for form in forms)
    bounds = {"min": low.get_string()} if low > LOWEST else {}
    if all(not form.end_version.is_null() and form.end_version < HIGHEST for form in forms):
        bounds["max"] = max(form.end_version for form in forms).get_string()
    return bounds


def describe(resource, method, path, name, action=None, func=None):
    controller = resource.controller
    if func is not None:
        controller, name = bound(func, controller)
    bounds = span(controller, name, path.startswith("/v1"))
    if bounds is None:
        return
    route = {"service": "shared-file-system", "method": method, "path": path,
             "handler": "%s.%s" % (type(controller).__name__, name)}
    if action:
        route["action"] = action
    route.update(bounds)
    yield route


# Methods of plain REST that a controller registers as "actions"; Resource.get_method falls back to them.
PLAIN = ("create", "update", "delete")


def answers(controller, name):
    return name in getattr(controller, "versioned_methods", {}) or callable(getattr(type(controller), name, None))


def routes(router, prefix):
    for method, path, resource, name in entries(router.APIRouter().map, prefix):
        # Registered twice, with and without the project.
        path = path.replace("/{project_id}", "", 1)
        if not hasattr(resource, "controller"):
            continue
        if path == prefix:
            yield {"service": "shared-file-system", "method": "GET", "path": path, "handler": "VersionsController.index"}
        elif name == "action":
            if not resource.wsgi_actions:
                # Until Victoria, a share network's action method told its keys apart itself.
                for key in choices(type(resource.controller)):
                    yield from describe(resource, method, path, name, key)
            for key, func in resource.wsgi_actions.items():
                if key not in PLAIN:
                    yield from describe(resource, method, path, name, key, func)
        elif name == "update" and type(resource.controller).__name__.startswith("ServiceController"):
            # No id, but what to do (ServiceMixin._update).
            for word in ("enable", "disable"):
                yield from describe(resource, method, path.replace("{id}", word), name)
        elif answers(resource.controller, name):
            yield from describe(resource, method, path, name)
        elif name in PLAIN and name in resource.wsgi_actions:
            yield from describe(resource, method, path, name, None, resource.wsgi_actions[name])


found = [{"service": "shared-file-system", "method": "GET", "path": "/", "handler": "VersionsController.all"}]
for module, prefix in ((v2, "/v2"), (v1, "/v1")):
    found += list(routes(module, prefix)) if module else []
emit(found, {"shared-file-system": [LOWEST.get_string(), HIGHEST.get_string()]}, "python3-manila")
