#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Creates a key pair and a server on the site's network; attaches the volume and a floating IP.
exec "$TOUCHSTONE_RECIPE/play.sh" build.yml --tags server
