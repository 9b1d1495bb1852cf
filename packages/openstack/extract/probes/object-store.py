# SPDX-License-Identifier: Apache-2.0
"""Swift: the public methods of its proxy controllers."""
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
    # Middleware answers these (swift/common/middleware: copy, healthcheck).
    from swift.common.middleware import copy, healthcheck
    yield {"service": "object-store", "method": "COPY", "path": "/v1/{account}/{container}/{object+}",
           "handler": copy.ServerSideCopyMiddleware.__name__ + ".handle_COPY"}
    for method in ("GET", "HEAD"):
        yield {"service": "object-store", "method": method, "path": "/healthcheck",
               "handler": healthcheck.HealthCheckMiddleware.__name__}


emit(routes(), {}, "swift")
