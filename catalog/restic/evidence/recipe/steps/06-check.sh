#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Reads and verifies everything that is stored.
. "$TOUCHSTONE_RECIPE/repository.sh"
restic check --read-data
