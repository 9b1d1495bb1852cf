# SPDX-License-Identifier: Apache-2.0
"""
Default policies of all services: each documented rule, and the least persona that it lets through. The persona is
found by asking the rule itself (new defaults, no policy file), not by reading its text.
"""
from importlib import metadata

from oslo_config import cfg
from oslo_policy import policy

SERVICES = {"keystone": "identity", "nova": "compute", "placement": "placement", "neutron": "network",
            "glance": "image", "cinder": "block-storage", "heat": "orchestration",
            "manila": "shared-file-system", "trove": "database", "masakari": "instance-ha", "senlin": "clustering",
            "murano": "application-catalog", "sahara": "data-processing", "zaqar": "message", "freezer-api": "backup",
            "ironic_inspector.api": "baremetal-introspection", "panko": "event", "tap-as-a-service": "network",
            "octavia": "load-balancer", "designate": "dns", "barbican": "key-manager", "ironic.api": "baremetal",
            "magnum": "container-infrastructure-management", "aodh": "alarm", "gnocchi": "metric", "mistral": "workflow",
            "watcher": "resource-optimization", "cyborg.api": "accelerator", "blazar": "reservation",
            "cloudkitty": "rating", "vitrage": "root-cause-analysis"}

# Least first. All are signed in: keystonemiddleware turns away who is not, whatever the rule says. Only the owner is the user that the target names; all are in the target's project.
PERSONAS = (
    ("owner", {"user_id": "U", "roles": []}),
    ("reader", {"roles": ["reader"]}),
    ("member", {"roles": ["reader", "member"]}),
    ("manager", {"roles": ["reader", "member", "manager"]}),
    ("service", {"roles": ["service"]}),
    ("admin", {"roles": ["reader", "member", "manager", "admin"], "is_admin": True}),
)
SCOPES = ({"project_id": "P", "tenant_id": "P", "project_domain_id": "D"},
          {"domain_id": "D"}, {"system_scope": "all", "system": "all"})


class Target(dict):
    """Any field that a rule compares with: the project, user or domain of the resource, by the field's name."""

    # Designate asks what kind of zone it is; Barbican hands its options to its rules.
    FIXED = {"zone_type": "PRIMARY", "enforce_new_defaults": True}

    def __missing__(self, key):
        if key in self.FIXED:
            return self.FIXED[key]
        if key.rpartition(".")[2] in ("owner", "lessee") and "." in key:
            # Ironic: the project that a node belongs to, or is lent to.
            return "P"
        if key.endswith("_project_access"):
            # A secret or container is for its whole project unless its list of who may read it says otherwise.
            return True
        # Glance calls the project that has an image its owner, and the project that it is shared with its member.
        plain = {"owner": "project_id", "member_id": "project_id"}.get(key, key.replace("tenant", "project"))
        for word, value in (("project", "P"), ("domain", "D"), ("user", "U")):
            if plain.endswith(word + "_id") or plain.endswith(word + ".id") or plain.endswith(word):
                return value
        raise KeyError(key)


def personas(scope):
    for role, fields in PERSONAS:
        # Absent scopes are None in a real token's context; rules ask "not domain_id:None".
        creds = {"user_id": "someone-else", "roles": [], "is_admin": False, "service_roles": [],
                 "domain_id": None, "system_scope": None}
        creds.update(scope)
        creds.update(fields)
        yield role, creds


def least(enforcer, name):
    """Project scope first; what only a token of another scope may do needs an administrator."""
    check = enforcer.rules[name]
    for role, creds in personas(SCOPES[0]):
        if passes(check, creds, enforcer):
            return role
    return "admin"


def passes(check, creds, enforcer):
    try:
        return bool(check(Target(), creds, enforcer))
    except Exception:
        return False


def groups():
    points = metadata.entry_points()
    found = points.select(group="oslo.policy.policies") if hasattr(points, "select") else points["oslo.policy.policies"]
    for point in found:
        # Plug-ins name themselves after the project they extend: neutron-vpnaas.
        service = SERVICES.get(point.name) or ("network" if point.name.startswith(("neutron", "networking")) else None)
        if service:
            yield service, point


def methods(value):
    return list(value) if isinstance(value, (list, tuple)) else [value]


def rules():
    seen = set()
    for service, point in groups():
        conf = cfg.ConfigOpts()
        conf([], default_config_files=[])
        enforcer = policy.Enforcer(conf)
        try:
            for option, value in (("enforce_new_defaults", True), ("enforce_scope", False)):
                if option in conf.oslo_policy:
                    conf.set_override(option, value, "oslo_policy")
            listed = list(point.load()())
        except Exception as error:
            print("policy of %s: %s" % (point.name, error), file=sys.stderr)
            continue
        base = [rule for other, one in groups() if other == service and one.name in SERVICES and one is not point
                and one.name != point.name for rule in one.load()()]
        for rule in base + listed:
            if rule.name not in enforcer.registered_rules:
                enforcer.register_default(rule)
        enforcer.load_rules()
        for rule in listed:
            operations = [[method, one["path"]] for one in getattr(rule, "operations", None) or []
                          for method in methods(one["method"])]
            if not operations or (service, rule.name) in seen:
                continue
            seen.add((service, rule.name))
            found = {"service": service, "name": rule.name, "role": least(enforcer, rule.name),
                     "scope": [s for s in rule.scope_types or []], "operations": operations}
            if rule.deprecated_for_removal:
                found["deprecated"] = {"since": str(rule.deprecated_since or ""),
                                       "reason": " ".join(str(rule.deprecated_reason or "").split())}
            yield found


json.dump({"rules": list(rules())}, REAL_STDOUT)
