#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Deletes the server and its network, in the order in which they depend on each other.
. "$TOUCHSTONE_RECIPE/tour.sh"
openstack server delete --wait "$run-server"
! lists "$run-server" server list || fail "the server is still there"
openstack server group delete "$run-group"
openstack keypair delete "$run-key"
# Nova unbinds a port that it was given; it deletes only ports that it made itself.
openstack port delete "$run-port"
openstack router remove subnet "$run-router" "$run-subnet"
openstack router unset --external-gateway "$run-router"
openstack router delete "$run-router"
openstack subnet delete "$run-subnet"
openstack network delete "$run-net"
openstack security group delete "$run-ssh"
! lists "$run-net" network list || fail "the network is still there"
