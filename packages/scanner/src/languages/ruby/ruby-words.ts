// SPDX-License-Identifier: Apache-2.0

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/** Methods of Enumerable that give elements of the collection, or a collection of them. */
export const SELECTING = wordSet(
  'each each_with_index each_with_object each_slice each_entry select filter reject find detect first last find_all ' +
    'sort_by sort min_by max_by take drop uniq compact to_a lazy reverse entries partition sample fetch find_each',
);

/** Methods of Enumerable that give something else, for which the collection must be had too. */
export const COUNTING = wordSet(
  'map flat_map collect filter_map inject reduce any? all? none? one? count size length empty? include? group_by index_by ' +
    'sum each_cons zip to_h to_set blank? present? many? index find_index pluck tally flatten join',
);

/** Methods that call the one that their first argument names. */
export const DISPATCHING = wordSet('send public_send __send__ try try! handled_list');

/** Methods that give the object itself. */
export const SAME = wordSet('tap dup clone freeze then itself presence with_indifferent_access to_s to_str');

/** Words of Ruby that look like calls. */
export const OF_RUBY = wordSet(
  'raise fail puts print p pp attr_reader attr_writer attr_accessor include extend prepend private public protected ' +
    'module_function alias_method define_method lambda proc loop format sprintf block_given? freeze catch throw warn',
);

const ACTION =
  /^(?:create|delete|destroy|get|list|update|add|remove|set|save|start|stop|reboot|attach|detach|associate|disassociate|resize|rebuild|suspend|resume|pause|extend|reload|upload|download|all|new|enable|disable|grant|revoke|copy|head|patch)(?:_|$)/;

/** Whether a method is named like something that is done; Ruby writes attributes and calls alike. */
export function isAction(name: string): boolean {
  return ACTION.test(name);
}

const CLIENT =
  /(?:^|[._])(?:service|services|connection|conn|client|compute|network|neutron|volume|cinder|image|glance|storage|swift|identity|keystone|orchestration|heat|openstack|fog|handle|api|svc|server|stack|baremetal)(?=[.(['_]|$)|Fog::|OpenStack/i;

/** Whether a path leads over something that is called like a client, a service of OpenStack, or an object of one. */
export function isOfClient(path: string): boolean {
  const last = path.lastIndexOf('.');
  return last > 0 && CLIENT.test(path.slice(0, last));
}
