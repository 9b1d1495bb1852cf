#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Copies a tree up and lists it: sizes and names must be the same on both sides.
. "$TOUCHSTONE_RECIPE/remote.sh"
rclone copy tree "ts:$container/tree"
rclone lsf -R --files-only --format sp "ts:$container/tree" | sort >remote.lst
rclone lsf -R --files-only --format sp tree | sort >local.lst
diff local.lst remote.lst
