#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Uploads an image.
exec "$TOUCHSTONE_RECIPE/play.sh" build.yml --tags image
