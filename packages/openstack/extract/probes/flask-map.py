# SPDX-License-Identifier: Apache-2.0
"""Routes of services that use Flask: its URL map."""
import re


def flask_routes(service, app, prefix=""):
    """Every rule and method; a view class names the handler."""
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        view = app.view_functions[rule.endpoint]
        cls = getattr(view, "view_class", None)
        path = re.sub(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", r"{\1}", rule.rule).rstrip("/")
        for method in sorted(rule.methods - {"OPTIONS", "HEAD"}):
            yield {"service": service, "method": method, "path": (prefix + path) or "/",
                   "handler": "%s.%s" % (cls.__name__, method.lower()) if cls else rule.endpoint}
