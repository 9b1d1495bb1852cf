#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Uploads an image, reads it back byte by byte, changes and deletes it.
. "$TOUCHSTONE_RECIPE/tour.sh"
head -c 3145728 /dev/urandom >image.raw
openstack image create --disk-format raw --container-format bare --file image.raw --property purpose=touchstone "$run-image"
[ "$(field status image show "$run-image")" = active ] || fail "the image is not active"
[ "$(field size image show "$run-image")" = 3145728 ] || fail "the image has not the size of the file"
lists "$run-image" image list || fail "the image is not listed"
openstack image set --tag touchstone --min-disk 1 --name "$run-renamed" "$run-image"
[ "$(field min_disk image show "$run-renamed")" = 1 ] || fail "the change of min_disk was lost"
lists "$run-renamed" image list --tag touchstone || fail "the image is not found by its tag"
openstack image save --file image.back "$run-renamed"
cmp image.raw image.back
openstack image unset --tag touchstone "$run-renamed"
openstack image delete "$run-renamed"
! lists "$run-renamed" image list || fail "the image is still there"
