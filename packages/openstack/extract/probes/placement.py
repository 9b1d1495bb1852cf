# SPDX-License-Identifier: Apache-2.0
"""Placement: its declared routes and the microversions of each handler."""
from placement import handler, microversion


def versions(func):
    func = unwrap(func)
    name = closure(func, "qualified_name") or "%s.%s" % (func.__module__, func.__name__)
    forms = microversion.VERSIONED_METHODS.get(name)
    if not forms:
        return None, None
    low = min(form[0] for form in forms)
    high = max(form[1] for form in forms)
    return "%d.%d" % tuple(low), "%d.%d" % tuple(high)


def routes():
    newest = microversion.max_version_string()
    for path, methods in handler.ROUTE_DECLARATIONS.items():
        for method, func in methods.items():
            low, high = versions(func)
            route = {"service": "placement", "method": method, "path": path or "/",
                     "handler": closure(unwrap(func), "qualified_name") or unwrap(func).__name__}
            if low and low != "1.0":
                route["min"] = low
            if high and high != newest:
                route["max"] = high
            yield route


emit(routes(), {"placement": [microversion.min_version_string(), microversion.max_version_string()]},
     "placement-common")
