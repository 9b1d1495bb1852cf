# SPDX-License-Identifier: Apache-2.0
"""Swift: the public methods of its proxy controllers."""
import importlib

from swift.common.constraints import valid_api_version  # noqa: F401
from swift.proxy.controllers import account, container, info
from swift.proxy.controllers.obj import BaseObjectController

PLACES = (("/v1/{account}", account.AccountController), ("/v1/{account}/{container}", container.ContainerController),
          ("/v1/{account}/{container}/{object+}", BaseObjectController), ("/info", info.InfoController))


def routes():
    for path, cls in PLACES:
        for name, func in inspect.getmembers(cls, callable):
            if name.isupper() and getattr(func, "publicly_accessible", False):
                yield {"service": "object-store", "method": name, "path": path,
                       "handler": "%s.%s" % (cls.__name__, name)}
    for module, method, path, choice in MIDDLEWARE:
        try:
            importlib.import_module("swift.common.middleware." + module)
        except ImportError:
            continue
        yield dict({"service": "object-store", "method": method, "path": path, "handler": module}, **choice)


ACCOUNT, CONTAINER, OBJECT = PLACES[0][0], PLACES[1][0], PLACES[2][0]


def query(**wanted):
    return {"query": {name.replace("_", "-"): value for name, value in wanted.items()}}


def header(name, value=True):
    return {"header": {name: value}}


# What middleware answers, and the query parameter or header by which it takes a request for its own: (module that has
# to be there, method, path, selector). Read in each module's __call__ and handle_request.
MIDDLEWARE = [
    ("copy", "COPY", OBJECT, {}),
    ("copy", "PUT", OBJECT, header("x-copy-from")),
    ("healthcheck", "GET", "/healthcheck", {}),
    ("healthcheck", "HEAD", "/healthcheck", {}),
    ("crossdomain", "GET", "/crossdomain.xml", {}),
    ("list_endpoints", "GET", "/endpoints/{account}", {}),
    ("list_endpoints", "GET", "/endpoints/{account}/{container}", {}),
    ("list_endpoints", "GET", "/endpoints/{account}/{container}/{object+}", {}),
    ("tempauth", "GET", "/auth/v1.0", {}),
    ("bulk", "POST", ACCOUNT, query(bulk_delete=True)),
    ("bulk", "POST", CONTAINER, query(bulk_delete=True)),
    ("bulk", "POST", OBJECT, query(bulk_delete=True)),
    ("bulk", "DELETE", ACCOUNT, query(bulk_delete=True)),
    ("bulk", "DELETE", CONTAINER, query(bulk_delete=True)),
    ("bulk", "DELETE", OBJECT, query(bulk_delete=True)),
    ("bulk", "PUT", ACCOUNT, query(extract_archive=True)),
    ("bulk", "PUT", CONTAINER, query(extract_archive=True)),
    ("bulk", "PUT", OBJECT, query(extract_archive=True)),
    ("slo", "PUT", OBJECT, query(multipart_manifest="put")),
    ("slo", "GET", OBJECT, query(multipart_manifest="get")),
    ("slo", "HEAD", OBJECT, query(multipart_manifest="get")),
    ("slo", "DELETE", OBJECT, query(multipart_manifest="delete")),
    ("dlo", "PUT", OBJECT, header("x-object-manifest")),
    ("symlink", "PUT", OBJECT, header("x-symlink-target")),
    ("symlink", "GET", OBJECT, query(symlink="get")),
    ("symlink", "HEAD", OBJECT, query(symlink="get")),
    ("formpost", "POST", CONTAINER, header("content-type", "multipart/form-data")),
    ("formpost", "POST", OBJECT, header("content-type", "multipart/form-data")),
    ("versioned_writes.object_versioning", "GET", CONTAINER, query(versions=True)),
    ("versioned_writes.object_versioning", "PUT", OBJECT, query(version_id=True)),
    ("versioned_writes.object_versioning", "GET", OBJECT, query(version_id=True)),
    ("versioned_writes.object_versioning", "HEAD", OBJECT, query(version_id=True)),
    ("versioned_writes.object_versioning", "DELETE", OBJECT, query(version_id=True)),
]

emit(routes(), {}, "swift")
