#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Creates a container and an object in it.
exec "$TOUCHSTONE_RECIPE/play.sh" build.yml --tags object
