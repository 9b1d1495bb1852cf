#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Builds a network with subnet, router, port, security group and rules; later steps put a server on it.
. "$TOUCHSTONE_RECIPE/tour.sh"
openstack network list --external
openstack network create --description first "$run-net"
openstack network set --description touchstone "$run-net"
[ "$(field description network show "$run-net")" = touchstone ] || fail "the change of the description was lost"
lists "$run-net" network list || fail "the network is not listed"
openstack subnet create --network "$run-net" --subnet-range 10.84.0.0/24 --dns-nameserver 192.0.2.53 "$run-subnet"
openstack subnet set --description touchstone "$run-subnet"
lists "$run-subnet" subnet list --network "$run-net" || fail "the subnet is not listed"
openstack router create "$run-router"
openstack router set --external-gateway "$TOUCHSTONE_EXTERNAL_NETWORK" "$run-router"
openstack router add subnet "$run-router" "$run-subnet"
lists "$run-router" router list || fail "the router is not listed"
openstack router show "$run-router"
openstack security group create --description touchstone "$run-ssh"
rule=$(field id security group rule create --protocol tcp --dst-port 22 --remote-ip 203.0.113.0/24 "$run-ssh")
openstack security group rule list "$run-ssh" -f value -c ID | grep -qx "$rule" || fail "the rule is not listed"
openstack security group rule show "$rule"
openstack security group rule delete "$rule"
openstack security group rule create --protocol tcp --dst-port 22:23 "$run-ssh"
lists "$run-ssh" security group list || fail "the security group is not listed"
openstack port create --network "$run-net" --security-group "$run-ssh" "$run-port"
openstack port set --description touchstone "$run-port"
lists "$run-port" port list --network "$run-net" || fail "the port is not listed"
openstack port show "$run-port"
