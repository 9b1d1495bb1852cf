#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Makes a container and finds it in the account's listing.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone mkdir "ts:$container"
rclone lsd ts: | grep -q " $container\$" || fail "the container $container is not in the account's listing"
