# SPDX-License-Identifier: Apache-2.0
"""Ironic Inspector: the URL map of its Flask application. Versions only change fields, not routes."""
from ironic_inspector import main


def routes():
    for rule in main._app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        # "/<version>" lists what a version has.
        path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for method in sorted(rule.methods - {"OPTIONS", "HEAD"}):
            yield {"service": "baremetal-introspection", "method": method, "path": path, "handler": rule.endpoint}


emit(routes(), {"baremetal-introspection": ["%d.%d" % main.MINIMUM_API_VERSION, "%d.%d" % main.CURRENT_API_VERSION]},
     "python3-ironic-inspector")
