# SPDX-License-Identifier: Apache-2.0
"""Heat: the mapper of its v1 API."""
from oslo_config import cfg
from heat.api.openstack import v1
from heat.common import config  # noqa: F401
from heat.rpc import client

# Controllers make RPC clients; none is needed to ask them what they answer.
client.EngineClient.__init__ = lambda self, *args, **kwargs: None

cfg.CONF([], project="heat", default_config_files=[])


def routes():
    for method, path, resource, name in words(v1.API(cfg.CONF).map):
        controller = type(resource.controller).__name__
        if controller == "DefaultMethodController":
            continue
        route = {"service": "orchestration", "method": method,
                 "path": path.replace("{tenant_id}", "{project_id}"),
                 "handler": "%s.%s" % (controller, name)}
        if controller == "ActionController":
            for key in resource.controller.ACTIONS:
                yield dict(route, action=key, handler="%s.%s" % (controller, key))
            continue
        yield route


def words(mapper):
    """A stack that is only named is looked up, then redirected: "{path:resources|events|...}" is one route a word."""
    for route, found in zip(plain(mapper), entries(mapper, "/v1")):
        method, path, resource, name = found
        choice = re.search(r"\{path:([^}]*)\}", route)
        for word in choice[1].split("|") if choice else [None]:
            yield method, path if word is None else path.replace("{path}", word), resource, name


def plain(mapper):
    """The path of each of mapped.entries' tuples as it was written, with its constraints."""
    for route in mapper.matchlist:
        if route.redirect or route.static:
            continue
        methods = (route.conditions or {}).get("method") or ["ANY"]
        for method in [methods] if isinstance(methods, str) else methods:
            for _ in method.split(","):
                yield route.routepath


def split(found):
    for route in found:
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE") if route["method"] == "ANY" else [route["method"]]:
            yield dict(route, method=method)


found = list(split(routes())) + list(paste("orchestration", "/etc/heat/api-paste.ini", "heat-api"))
emit(found, {}, "heat-common")
