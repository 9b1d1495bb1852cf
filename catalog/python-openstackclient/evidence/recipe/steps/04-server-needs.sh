#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Reads what servers can be made of, and makes a key pair and a server group.
. "$TOUCHSTONE_RECIPE/tour.sh"
openstack flavor list
openstack flavor show "$TOUCHSTONE_FLAVOR"
openstack availability zone list --compute
openstack limits show --absolute
(umask 077 && openstack keypair create "$run-key" >key.pem)
grep -q 'PRIVATE KEY' key.pem || fail "no private key came with the key pair"
openstack keypair show "$run-key"
lists "$run-key" keypair list || fail "the key pair is not listed"
openstack server group create --policy soft-anti-affinity "$run-group"
openstack server group show "$run-group"
lists "$run-group" server group list || fail "the server group is not listed"
