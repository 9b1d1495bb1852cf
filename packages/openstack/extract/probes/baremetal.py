# SPDX-License-Identifier: Apache-2.0
"""Ironic: the tree of its v1 API; first microversions from the router and from what the methods ask for."""
from ironic.common import config  # noqa: F401 (registers options)
from oslo_config import cfg

cfg.CONF([], project="ironic", default_config_files=[])
from ironic import api  # noqa: E402
from ironic.api.controllers import base, v1  # noqa: E402
from ironic.api.controllers.v1 import utils as api_utils  # noqa: E402
from ironic.api.controllers.v1 import versions  # noqa: E402

LOWEST, HIGHEST = versions.min_version_string(), versions.max_version_string()
MINORS = ["1.%d" % minor for minor in range(int(LOWEST.split(".")[1]), int(HIGHEST.split(".")[1]) + 1)]


def prepare(request, version):
    request.headers[base.Version.string] = version or HIGHEST
    request.version = base.Version(request.headers, LOWEST, HIGHEST)


class Asked:
    """Stands in for the request that version checks look at."""
    context = Stand()


def since(check):
    """The first microversion for which a check of ironic.api.controllers.v1.utils holds."""
    for minor in MINORS:
        Asked.version = base.Version({base.Version.string: minor}, LOWEST, HIGHEST)
        if check():
            return minor
    return None


def required(func):
    """
    Methods begin with "if not api_utils.allow_this(): raise NotFound"; from 2026.1 a decorator says
    validation.api_version(min_version=versions.MINOR_96_INSPECTION_RULES).
    """
    try:
        method = ast.parse(textwrap.dedent(inspect.getsource(unwrap(func)))).body[0]
    except (OSError, TypeError, SyntaxError):
        return None
    found = None
    for decorator in method.decorator_list:
        for keyword in getattr(decorator, "keywords", ()):
            if keyword.arg == "min_version" and isinstance(keyword.value, ast.Attribute):
                found = "1.%d" % getattr(versions, keyword.value.attr)
    for node in method.body:
        minor = MINOR.match(ast.unparse(node)) if isinstance(node, ast.If) else None
        if minor:
            found = "1.%d" % getattr(versions, minor[1])
        check = CHECK.match(ast.unparse(node)) if isinstance(node, ast.If) else None
        allow = getattr(api_utils, check[1], None) if check else None
        if allow is not None and not inspect.signature(allow).parameters:
            first = since(allow)
            if first and (found is None or MINORS.index(first) > MINORS.index(found)):
                found = first
    return found


def refused(route):
    """Ports, volumes and nodes that hang below another resource are only listed there; the rest is refused by their code."""
    owner = route["_owner"]
    below = any(getattr(owner, name, None) for name in ("parent_node_ident", "parent_portgroup_ident", "from_chassis"))
    # The allocation of a node can be ended there.
    return below and type(owner).__name__ != "NodeAllocationController" and route["handler"].rpartition(".")[2] in ("post", "patch", "delete", "get_one")


MINOR = re.compile(r"if api\.request\.version\.minor < (?:api_utils\.)?(?:versions\.)?(MINOR_\w+):\n    raise exception\.NotFound")
CHECK = re.compile(r"if not (?:api_utils\.)?(allow_\w+)\(\):\n(?:    msg = .*\n)?    (?:raise|pecan\.abort|abort)")
tree = PecanTree("baremetal", v1.Controller() if isinstance(v1.Controller, type) else v1.Controller, "/v1",
                 optional=["NodeTraitsController.put", "NodeTraitsController.delete", "NodesController.validate",
                           "NodesController.get_all", "RunbookTraitsController.put", "RunbookTraitsController.delete",
                           "RunbookTraitController.put", "RunbookTraitController.delete", "NodeVendorPassthruController._default",
                           "DriverPassthruController._default", "NodesController.detail"],
                 given=["target", "boot_device", "enabled", "persistent", "state", "reason", "indicator_state", "callback_url",
                        "addresses", "node_uuid", "patch", "ramdisk_version", "method", "node_identity", "target_raid_config"],
                 prepare=prepare, once=["NodesController", "PortgroupsController"], skip=["inner"])
# The nodes of a chassis are listed below it; that the router lets more through there is an accident.
# Until Wallaby the body's list of traits is an argument like the others.
found = [route for route in tree.routes() if not refused(route) and not route["path"].endswith("/{traits}")
         and re.fullmatch(r"/v1/chassis(/\{chassis_uuid\}(/nodes(/detail)?)?|/detail)?|(?!/v1/chassis|/v1/nodes/\{chassis_uuid\}).*", route["path"])]
real, api.request = api.request, Asked
checked = {route["_function"]: required(route["_function"]) for route in found}
api.request = real
found = list(tree.spans(found, MINORS, checked.get))
emit([{"service": "baremetal", "method": "GET", "path": "/", "handler": "RootController.index"}] + plain(found),
     {"baremetal": [LOWEST, HIGHEST]}, "python3-ironic")
