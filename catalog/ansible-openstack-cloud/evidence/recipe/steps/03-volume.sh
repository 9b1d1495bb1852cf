#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Creates a volume and waits until it is available.
exec "$TOUCHSTONE_RECIPE/play.sh" build.yml --tags volume
