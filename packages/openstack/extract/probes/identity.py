# SPDX-License-Identifier: Apache-2.0
"""Keystone: the URL map of its Flask application, and for each method of a resource whether it takes these arguments."""
from oslo_config import cfg
import keystone.conf
from keystone.server.flask import application

keystone.conf.configure()
cfg.CONF([], project="keystone", default_config_files=[])
app = application.application_factory()


def fits(func, arguments):
    """One class serves collection and item: only a method that takes the item's id answers at the item's address."""
    try:
        signature = inspect.signature(unwrap(func))
    except (TypeError, ValueError):
        return True
    wanted = [p for p in list(signature.parameters.values())[1:]]
    if any(p.kind is p.VAR_KEYWORD for p in wanted):
        return True
    names = {p.name for p in wanted}
    required = {p.name for p in wanted if p.default is p.empty and p.kind is not p.VAR_POSITIONAL}
    return set(arguments) <= names and required <= set(arguments)


def routes():
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        view = app.view_functions[rule.endpoint]
        cls = getattr(view, "view_class", None)
        path = rule.rule
        for name in rule.arguments:
            for form in ("<%s>" % name, "<string:%s>" % name, "<path:%s>" % name):
                path = path.replace(form, "{%s}" % name)
        for method in sorted(rule.methods - {"OPTIONS"}):
            func = getattr(cls, method.lower(), None) if cls else view
            if func is None and method == "HEAD":
                func = getattr(cls, "get", None)
            if func is None or not fits(func, rule.arguments):
                if cls is not None:
                    continue
            yield {"service": "identity", "method": method, "path": path.rstrip("/") or "/",
                   "handler": "%s.%s" % (cls.__name__ if cls else rule.endpoint, method.lower())}


def health():
    # keystone.server.flask.application mounts it beside the application.
    if hasattr(application, "healthcheck"):
        yield {"service": "identity", "method": "GET", "path": "/healthcheck", "handler": "oslo_middleware.Healthcheck"}


emit(list(routes()) + list(health()), {}, "keystone")
