#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Sends 7 MiB in segments of 2 MiB, reads the object as a whole and replaces it.
. "$TOUCHSTONE_RECIPE/remote.sh"
export RCLONE_SWIFT_CHUNK_SIZE=2Mi
rclone copyto large.bin "ts:$container/large.bin"
[ "$(rclone lsf -R --files-only "ts:$segments" | wc -l)" = 4 ] || fail "7 MiB in 2 MiB segments should be 4 segments"
rclone cat "ts:$container/large.bin" | cmp - large.bin
head -c 5242880 /dev/urandom >large.bin
rclone copyto large.bin "ts:$container/large.bin"
[ "$(rclone lsf -R --files-only "ts:$segments" | wc -l)" = 3 ] || fail "segments of the replaced object were left behind"
rclone cat "ts:$container/large.bin" | cmp - large.bin
