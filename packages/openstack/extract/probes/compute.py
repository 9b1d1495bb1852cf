# SPDX-License-Identifier: Apache-2.0
"""Nova: the plain route list, wsgi actions, and the microversions of each controller method."""
from nova import config, objects
from nova.api.openstack import api_version_request
from nova.api.openstack.compute import routes as nova_routes

config.parse_args(["nova-api"], default_config_files=[])
objects.register_all()


def versions(controller, name, func):
    """[min, max] over all versioned forms of a method; None where it has no bound."""
    forms = getattr(controller, "versioned_methods", {}).get(name)
    if forms:
        low = min(form.start_version for form in forms)
        high = [form.end_version for form in forms]
        top = None if any(v.is_null() for v in high) else max(high)
        return low.get_string() if not low.is_null() else None, top.get_string() if top else None
    return getattr(func, "min_version", None), getattr(func, "max_version", None)


def describe(controller, path, method, name, func, action=None):
    forms = getattr(controller, "versioned_methods", {}).get(name)
    low, high = versions(controller, name, func)
    route = {"service": "compute", "method": method, "path": "/v2.1" + path,
             "handler": "%s.%s" % (type(controller).__name__, name)}
    if action:
        route["action"] = action
    if low and low != "2.1":
        route["min"] = low
    if high:
        route["max"] = high
    bodies = [form.func for form in forms] if forms else [func]
    gone = [gone_since(body) for body in bodies]
    if all(gone):
        route["gone"] = gone[0]
    spans = [(form.func, form.start_version, form.end_version) for form in forms] if forms else [(func, None, None)]
    fields = versioned_fields(schemas_of(spans), (2, 1))
    if fields:
        route["fields"] = fields
    return route


def routes():
    for path, methods in nova_routes.ROUTE_LIST:
        if isinstance(methods, str):
            continue
        for method, (factory, name) in methods.items():
            resource = factory()
            if name != "action":
                owner = resource.controller
                func = None
                if name not in getattr(owner, "versioned_methods", {}):
                    # Before 2023.2 the write methods of flavors were registered as "actions" of their resource.
                    func = getattr(owner, name, None) or resource.wsgi_actions[name]
                yield describe(owner, path, method, name, func)
                continue
            for key, func in resource.wsgi_actions.items():
                # The actions of a server come from some twenty controllers.
                owner, name = bound(func, resource.controller)
                yield describe(owner, path, method, name, func, key)


found = list(routes()) + list(paste("compute", "/etc/nova/api-paste.ini", "osapi_compute"))
emit(found, {"compute": [api_version_request.min_api_version().get_string(),
                            api_version_request.max_api_version().get_string()]}, "nova-common")
