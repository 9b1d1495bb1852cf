#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a container and an object, reads it back byte by byte, changes and deletes both.
. "$TOUCHSTONE_RECIPE/tour.sh"
head -c 2097152 /dev/urandom >object.bin
openstack container create "$run-container"
openstack container set --property purpose=touchstone "$run-container"
openstack container show "$run-container"
lists "$run-container" container list || fail "the container is not listed"
openstack object create --name deep/object.bin "$run-container" object.bin
openstack object set --property purpose=touchstone "$run-container" deep/object.bin
[ "$(field content-length object show "$run-container" deep/object.bin)" = 2097152 ] || fail "the object has another size"
lists deep/object.bin object list "$run-container" || fail "the object is not listed"
openstack object save --file object.back "$run-container" deep/object.bin
cmp object.bin object.back
openstack object store account show
openstack object delete "$run-container" deep/object.bin
openstack container delete "$run-container"
! lists "$run-container" container list || fail "the container is still there"
