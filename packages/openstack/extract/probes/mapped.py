# SPDX-License-Identifier: Apache-2.0
"""Routes of services that use the Routes mapper (cinder, heat, glance): every entry of its match list."""
import re


def template(routepath):
    """Routes writes ":id", ":(id)", "{id:regex}" and "{.format}"; all become {id}."""
    path = re.sub(r"\{\.format[^}]*\}|\(\.:\(format\)\)|\.:\(format\)|\.:format", "", routepath)
    path = re.sub(r":\((\w+)\)", r"{\1}", path)
    path = re.sub(r":(\w+)(?=/|$)", r"{\1}", path)
    path = re.sub(r"\{(\w+):[^}]*\}", r"{\1}", path)
    return "/" + path.strip("/")


def entries(mapper, prefix=""):
    """(method, path, resource, action) for each route; a route without a method answers all, "ANY"."""
    for route in mapper.matchlist:
        if route.redirect or route.static:
            continue
        methods = (route.conditions or {}).get("method") or ["ANY"]
        if isinstance(methods, str):
            methods = [methods]
        methods = [one for method in methods for one in method.split(",")]
        defaults = dict(route.defaults)
        for method in methods:
            yield method, template(prefix + route.routepath), defaults.get("controller"), defaults.get("action")
