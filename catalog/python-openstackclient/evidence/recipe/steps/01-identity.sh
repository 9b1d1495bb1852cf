#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# Signs in, reads the catalog, and shows the user and project that the token is for.
. "$TOUCHSTONE_RECIPE/tour.sh"
token=$(openstack token issue -f shell -c user_id -c project_id)
user=$(echo "$token" | sed -n 's/^user_id="\(.*\)"$/\1/p')
project=$(echo "$token" | sed -n 's/^project_id="\(.*\)"$/\1/p')
[ "$(field id user show "$user")" = "$user" ] || fail "the user of the token cannot be shown"
[ "$(field id project show "$project")" = "$project" ] || fail "the project of the token cannot be shown"
types=$(openstack catalog list -f value -c Type)
for type in identity compute image network object-store; do
  echo "$types" | grep -qx "$type" || fail "the catalog has no $type service"
done
openstack catalog show identity
openstack application credential list
openstack versions show --service identity
