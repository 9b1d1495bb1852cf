# SPDX-License-Identifier: Apache-2.0
"""Where each SDK's clients are, and what of them its source does not say by itself."""

OPENSTACK_SERVICES = {
    f"openstack.{package}.": service
    for package, service in {
        "accelerator": "accelerator",
        "baremetal": "baremetal",
        "baremetal_introspection": "baremetal-introspection",
        "block_storage": "block-storage",
        "block_store": "block-storage",
        "cluster": "clustering",
        "clustering": "clustering",
        "compute": "compute",
        "container_infrastructure_management": "container-infrastructure-management",
        "database": "database",
        "dns": "dns",
        "identity": "identity",
        "image": "image",
        "instance_ha": "instance-ha",
        "key_manager": "key-manager",
        "load_balancer": "load-balancer",
        "message": "message",
        "network": "network",
        "object_store": "object-store",
        "orchestration": "orchestration",
        "placement": "placement",
        "shared_file_system": "shared-file-system",
        "workflow": "workflow",
    }.items()
}

PLANS = {
    "openstacksdk": {
        "clients": {"Connection": ("openstack.connection", "Connection")},
        "service": "",
        "services": OPENSTACK_SERVICES,
        "beyond": ("Resource",),
    },
    "novaclient": {
        "clients": {"Client": ("novaclient.v2.client", "Client", {"direct_use": False})},
        "service": "compute",
        "services": {"novaclient.v2.images": "image", "novaclient.v2.neutron": "network"},
        "beyond": ("Resource", "RequestIdMixin", "SessionClient"),
    },
    "cinderclient": {
        "clients": {"Client": ("cinderclient.v3.client", "Client")},
        "service": "block-storage",
        "beyond": ("Resource", "RequestIdMixin", "SessionClient"),
    },
    "glanceclient": {
        "clients": {"Client": ("glanceclient.v2.client", "Client")},
        "service": "image",
        "beyond": ("HTTPClient", "SessionClient", "RequestIdProxy", "SchemaProxy"),
    },
    "keystoneclient": {
        "clients": {"Client": ("keystoneclient.v3.client", "Client")},
        "service": "identity",
        "beyond": ("Resource", "HTTPClient", "Session"),
    },
    "neutronclient": {
        "clients": {"Client": ("neutronclient.v2_0.client", "Client")},
        "service": "network",
        "primitives": {
            "neutronclient.v2_0.client.ClientBase.do_request": {"method": "method", "url": "action", "body": "body"},
        },
        "beyond": ("ClientBase", "HTTPClient", "SessionClient"),
    },
    "heatclient": {
        "clients": {"Client": ("heatclient.v1.client", "Client")},
        "service": "orchestration",
        "beyond": ("Resource", "HTTPClient", "SessionClient"),
    },
    "barbicanclient": {
        "clients": {"Client": ("barbicanclient.v1.client", "Client")},
        "service": "key-manager",
        "beyond": ("_HTTPClient",),
    },
    "designateclient": {
        "clients": {"Client": ("designateclient.v2.client", "Client")},
        "service": "dns",
        "beyond": ("DesignateAdapter",),
    },
    "octaviaclient": {
        "clients": {"Client": ("octaviaclient.api.v2.octavia", "OctaviaAPI")},
        "service": "load-balancer",
        "primitives": {
            "osc_lib.api.api.BaseAPI._request": {"method": "method", "url": "url", "body": "json"},
        },
        "beyond": ("BaseAPI", "KeystoneSession"),
    },
    "manilaclient": {
        "clients": {"Client": ("manilaclient.v2.client", "Client")},
        "service": "shared-file-system",
        "beyond": ("Resource", "HTTPClient", "RequestIdMixin"),
    },
    "ironicclient": {
        "clients": {"Client": ("ironicclient.v1.client", "Client")},
        "service": "baremetal",
        "primitives": {
            f"ironicclient.common.http.SessionClient.{name}": {"method": "method", "url": "url"}
            for name in ("json_request", "raw_request")
        },
        "beyond": ("Resource", "HTTPClient", "SessionClient"),
    },
    "magnumclient": {
        "clients": {"Client": ("magnumclient.v1.client", "Client")},
        "service": "container-infrastructure-management",
        "beyond": ("Resource", "HTTPClient", "SessionClient"),
    },
    "troveclient": {
        "clients": {"Client": ("troveclient.v1.client", "Client")},
        "service": "database",
        "beyond": ("Resource", "HTTPClient", "SessionClient"),
    },
    "aodhclient": {
        "clients": {"Client": ("aodhclient.v2.client", "Client")},
        "service": "alarm",
        "beyond": ("SessionClient",),
    },
    "libcloud": {
        "clients": {
            "OpenStack": ("libcloud.compute.drivers.openstack", "OpenStack_2_NodeDriver"),
            "ObjectStore": ("libcloud.storage.drivers.cloudfiles", "OpenStackSwiftStorageDriver"),
        },
        "service": "compute",
        "services": {
            "libcloud.storage": "object-store",
            "libcloud.compute.drivers.openstack.OpenStack_2_NetworkConnection": "network",
            "libcloud.compute.drivers.openstack.OpenStack_2_VolumeV2Connection": "block-storage",
            "libcloud.compute.drivers.openstack.OpenStack_2_VolumeV3Connection": "block-storage",
            "libcloud.compute.drivers.openstack.OpenStack_2_ImageConnection": "image",
        },
        "primitives": {"libcloud.common.base.Connection.request": {"method": "method", "url": "action", "body": "data"}},
        "beyond": ("Connection",),
    },
    "gnocchiclient": {
        "clients": {"Client": ("gnocchiclient.v1.client", "Client")},
        "service": "metric",
        "beyond": ("SessionClient",),
    },
}
