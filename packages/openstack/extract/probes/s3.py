# SPDX-License-Identifier: Apache-2.0
"""Swift's S3 API (s3api): the public methods of its controllers, which query parameters and headers tell apart."""
import importlib
import logging.handlers

# pyeclib wants to write to the system's log while it is imported; there is none.
logging.handlers.SysLogHandler.__init__ = lambda self, *args, **kwargs: logging.Handler.__init__(self)
logging.handlers.SysLogHandler.close = logging.Handler.close
import swift.common.middleware.s3api.controllers as controllers  # noqa: E402

BUCKET, OBJECT = "/{bucket}", "/{bucket}/{key+}"
# Which parameters lead to a controller (s3request.S3Request.controller).
CHOSEN_BY = {"ServiceController": (), "BucketController": (), "ObjectController": (), "AclController": ("acl",),
             "MultiObjectDeleteController": ("delete",), "LocationController": ("location",),
             "LoggingStatusController": ("logging",), "PartController": ("partNumber", "uploadId"),
             "UploadController": ("uploadId",), "UploadsController": ("uploads",), "TaggingController": ("tagging",),
             "VersioningController": ("versioning",), "ObjectLockController": ("object-lock",)}
# What one method does further, by another parameter or header that it looks at: text of it in the method's module.
FURTHER = {("BucketController", "GET"): (("list-type", {"query": {"list-type": "2"}}),
                                         ("versions", {"query": {"versions": True}})),
           ("ObjectController", "GET"): (("versionId", {"query": {"versionId": True}}),),
           ("ObjectController", "HEAD"): (("versionId", {"query": {"versionId": True}}),),
           ("ObjectController", "DELETE"): (("versionId", {"query": {"versionId": True}}),),
           ("ObjectController", "PUT"): (("Copy", {"header": {"x-amz-copy-source": True}}),),
           ("PartController", "PUT"): (("X-Amz-Copy-Source", {"header": {"x-amz-copy-source": True}}),)}


def decorators(method):
    for one in method.decorator_list:
        one = one.func if isinstance(one, ast.Call) else one
        yield getattr(one, "id", getattr(one, "attr", ""))


def refuses(method):
    """Whether a method does nothing but say that it is not implemented."""
    body = [one for one in method.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    return len(body) == 1 and isinstance(body[0], ast.Raise)


def places(cls, marks):
    if cls == "ServiceController":
        return ("/",)
    if "bucket_operation" in marks or cls == "BucketController":
        return (BUCKET,)
    if "object_operation" in marks or cls == "ObjectController":
        return (OBJECT,)
    return (BUCKET, OBJECT)


def routes():
    for name in sorted(set(CHOSEN_BY)):
        cls = getattr(controllers, name, None)
        if cls is None:
            continue
        source = inspect.getsource(importlib.import_module(cls.__module__))
        for method in ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0].body:
            marks = list(decorators(method)) if isinstance(method, ast.FunctionDef) else []
            if "public" not in marks or refuses(method):
                continue
            query = {"query": {one: True for one in CHOSEN_BY[name]}} if CHOSEN_BY[name] else {}
            for path in places(name, marks):
                route = dict({"service": "s3", "method": method.name, "path": path,
                              "handler": "%s.%s" % (name, method.name)}, **query)
                yield route
                for text, choice in FURTHER.get((name, method.name), ()):
                    if text in source:
                        yield dict(route, **choice)


emit(routes(), {}, "python3-swift")
