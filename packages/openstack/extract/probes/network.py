# SPDX-License-Identifier: Apache-2.0
"""
Neutron: all extensions that the release ships (and those of installed plug-ins), loaded with a plug-in that stands in
for every service; create and update only where some attribute allows it.
"""
import importlib
import pkgutil
from importlib import metadata
from unittest import mock

from oslo_config import cfg
from neutron.common import config  # noqa: F401
try:
    config.register_common_config_options()
except AttributeError:
    pass
cfg.CONF([], project="neutron", default_config_files=[])

from neutron_lib.api import attributes  # noqa: E402
from neutron_lib.plugins import directory  # noqa: E402
from neutron_lib.services import base as service_base  # noqa: E402
import neutron.extensions as core  # noqa: E402
from neutron.api import extensions  # noqa: E402
from neutron import manager  # noqa: E402
from neutron_lib import rpc  # noqa: E402

# Controllers announce what they do on a message bus; none is needed to ask them what they answer.
rpc.get_notifier = lambda *args, **kwargs: mock.MagicMock()

PLUGINS = ("neutron_dynamic_routing", "networking_sfc", "networking_bgpvpn", "neutron_vpnaas", "neutron_fwaas",
           "neutron_taas", "networking_l2gw")


def paths():
    yield core.__path__[0]
    for name in PLUGINS:
        try:
            yield importlib.import_module(name + ".extensions").__path__[0]
        except Exception:
            pass
    try:
        yield importlib.import_module("networking_bgpvpn.neutron.extensions").__path__[0]
    except Exception:
        pass


def prefixes():
    """Path prefix by service type, from every plug-in base class that the extensions define."""
    found, todo = {}, [service_base.ServicePluginBase]
    while todo:
        cls = todo.pop()
        todo.extend(cls.__subclasses__())
        kind = None
        for arguments in ((), (None,)):
            try:
                kind = kind or cls.get_plugin_type(*arguments)
            except Exception:
                pass
        prefix = getattr(cls, "path_prefix", "")
        if kind and isinstance(prefix, str) and prefix:
            found[kind] = prefix
    return found


def stand_in(kind=None):
    plugin = mock.MagicMock()
    plugin.path_prefix = KNOWN_PREFIXES.get(kind, "")
    plugin.supported_extension_aliases = []
    return plugin


# Which resources carry tags is read from the database models that are known.
importlib.import_module("neutron.db.migration.models.head")
# Plug-ins say under which path their resources hang.
points = metadata.entry_points()
for point in (points.select(group="neutron.service_plugins") if hasattr(points, "select")
              else points["neutron.service_plugins"]):
    try:
        point.load()
    except Exception as error:
        print("plug-in %s: %s" % (point.name, error), file=sys.stderr)
for name in list(paths()):
    sys.path.append(os.path.dirname(name))
for module in pkgutil.iter_modules(core.__path__):
    try:
        importlib.import_module("neutron.extensions." + module.name)
    except Exception as error:
        print("extension %s: %s" % (module.name, error), file=sys.stderr)
KNOWN_PREFIXES = prefixes()
directory.get_plugin = stand_in
directory.get_plugins = lambda: {}
directory.get_unique_plugins = lambda: []
manager.NeutronManager.get_service_plugins = classmethod(lambda cls: {})

exts = extensions.ExtensionManager(":".join(paths()))
with mock.patch.object(extensions.ExtensionManager, "_check_faulty_extensions", lambda *a: None):
    exts.extend_resources("2.0", attributes.RESOURCES)


def writable(attr_map, key):
    return not attr_map or any(isinstance(a, dict) and a.get(key) for a in attr_map.values())


def member_of(resource):
    controller = getattr(resource.controller, "controller", None)
    return getattr(controller, "_resource", None)


def place(resource):
    prefix = resource.path_prefix.strip("/") if isinstance(resource.path_prefix, str) else ""
    prefix = "/" + prefix if prefix else ""
    parent = ""
    if resource.parent:
        parent = "/%s/{%s_id}" % (resource.parent["collection_name"], resource.parent["member_name"])
    return "/v2.0" + prefix + parent + "/" + resource.collection


def answers(resource, name):
    """Whether the controller has the method, beyond the one that it inherits and that only refuses."""
    controller = getattr(resource.controller, "controller", resource.controller)
    return callable(getattr(controller, name, None))


def routes():
    for name in ("networks", "subnets", "ports", "subnetpools"):
        yield from standard("/v2.0/" + name, attributes.RESOURCES[name], name)
    listed = []
    for ext in exts.extensions.values():
        try:
            listed.extend(ext.get_resources())
        except Exception as error:
            print("resources of %s: %s" % (ext.get_alias(), error), file=sys.stderr)
    for resource in listed:
        # Loaded beside each other, BGPVPN takes the associations of local IPs for its own.
        if resource.parent and resource.parent["collection_name"] == "local_ips" and "bgpvpn" in str(resource.path_prefix):
            continue
        path = place(resource)
        attr_map = resource.attr_map or getattr(getattr(resource.controller, "controller", None), "_attr_info", {}) or {}
        yield from standard(path, attr_map, resource.collection, resource)
        for action, method in resource.member_actions.items():
            yield entry(method, path + "/{id}/" + action, resource.collection + "." + action)
        for action, method in resource.collection_actions.items():
            yield entry(method, path + "/" + action, resource.collection + "." + action)
        for action, method in getattr(resource, "collection_methods", {}).items():
            yield entry(method, path, resource.collection + "." + action)


def standard(path, attr_map, collection, resource=None):
    for method, suffix, name, key in (("GET", "", "index", None), ("POST", "", "create", "allow_post"),
                                      ("GET", "/{id}", "show", None), ("PUT", "/{id}", "update", "allow_put"),
                                      ("DELETE", "/{id}", "delete", None)):
        if resource is not None and not answers(resource, name):
            continue
        if key and not writable(attr_map, key):
            continue
        yield entry(method, path + suffix, "%s.%s" % (collection, name))


def entry(method, path, handler):
    return {"service": "network", "method": method, "path": path, "handler": handler}


emit(list(routes()) + [entry("GET", "/v2.0/extensions", "extensions.index"),
                       entry("GET", "/v2.0/extensions/{id}", "extensions.show")]
     + [entry("GET", "/v2.0", "V2Controller.index")] + list(paste("network", "/etc/neutron/api-paste.ini", "neutron")), {}, "neutron-common")
