# SPDX-License-Identifier: Apache-2.0
"""Adjutant: the URL patterns of its Django application, and those of its delegate APIs, also of those not switched on."""
os.environ["DJANGO_SETTINGS_MODULE"] = "adjutant.settings"
# Its settings ask for a Keystone unless they are loaded for a test.
sys.argv = ["adjutant-api", "test"]
import django  # noqa: E402

django.setup()
from adjutant import api  # noqa: E402
from adjutant.api import urls  # noqa: E402
from adjutant.api.v1 import openstack, urls as v1  # noqa: E402

METHODS = ("get", "post", "put", "patch", "delete")


def template(pattern):
    path = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", pattern.lstrip("^"))
    return re.sub(r"/?[?$]*$", "", path.replace("/?$", ""))


def entries_of(prefix, pattern, cls):
    path = (prefix + "/" + template(pattern)).rstrip("/") or "/"
    for method in METHODS:
        if callable(getattr(cls, method, None)):
            yield {"service": "admin-logic", "method": method.upper(), "path": path,
                   "handler": "%s.%s" % (cls.__name__, method)}


def routes():
    for prefix, patterns in (("", urls.urlpatterns), ("/v1", v1.urlpatterns)):
        for one in patterns:
            cls = getattr(getattr(one, "callback", None), "view_class", None) or getattr(
                getattr(one, "callback", None), "cls", None)
            if cls:
                yield from entries_of(prefix, str(one.pattern), cls)
    for _, cls in inspect.getmembers(openstack, inspect.isclass):
        if cls.__module__ == openstack.__name__ and getattr(cls, "url", None):
            yield from entries_of("/v1", cls.url, cls)


emit(routes(), {}, "python3-adjutant")
