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
