// SPDX-License-Identifier: Apache-2.0
import type { Detector } from '../../detect/detector.js';
import type { Finding } from '../../detect/finding.js';
import type { SourceFile } from '../../detect/source-file.js';
import { findSdkUse } from '../../sdks/find-sdk-use.js';
import { importedSdks, importNeedles } from '../../sdks/imported-sdks.js';
import { loadSdks } from '../../sdks/load-sdks.js';
import { findCommands } from './find-commands.js';
import { findRequests } from './find-requests.js';
import { readRuby } from './read-ruby.js';

/** One of these stands in any file that speaks to an OpenStack, with an SDK that another file requires, or without. */
const WORDS = [
  'openstack',
  'OpenStack',
  'Openstack',
  'OPENSTACK',
  'Fog::',
  'X-Auth-Token',
  'Misty',
  'Aviator',
];

const SPEAKS_OPENSTACK = /openstack/i;
/** Fog's classes for any cloud, and what it is required by for one of the others. */
const ANY_FOG = /\bFog::(?:Compute|Identity|Image|Network|Storage|Volume)\b(?!::)/;
const OTHER_FOG = /require\s*\(?['"]fog\/(?!openstack|core|compute|storage|version)/;
/** Where no SDK is in play, only what is called on its classes counts; `Fog::Compute` alone is of any cloud. */
const NAMES_OPENSTACK = /^(?:Fog::.*OpenStack|Fog::\w+\['openstack'\]|OpenStack::|Aviator|Misty)/;

/** Of another cloud's client, or of a class of the project itself. */
const OF_OTHERS =
  /^Fog::(?!.*OpenStack)(?:\w+::|\w+\['(?!openstack'))|^(?!Fog::|OpenStack::|Aviator|Misty|.*\.inherited\(\)$)[A-Z][\w:]*(?:\.new\([^)]*\))?\.\w+\([^)]*\)$/;

const rubyCalls: Detector = {
  id: 'ruby-calls',
  // What a Gemfile or a gemspec asks for is a dependency, and no place where something is called.
  wants: ({ language, path }) =>
    language === 'ruby' && !/(?:^|\/)(?:Gemfile|gems\.rb)$|\.gemspec$/.test(path),
  needles: () => [...importNeedles('ruby'), ...WORDS],
  detect: (file, project) => {
    const read = readRuby(file.text);
    if (read === undefined) return [];
    // One file's require serves the whole program: whatever of it speaks of OpenStack.
    const used = (speaksOfOpenstack(file) ? project.sdks : []).filter((id) =>
      loadSdks().some((sdk) => sdk.id === id && sdk.languages.includes('ruby')),
    );
    const isInPlay =
      used.length > 0 || read.imports.some(({ module }) => importedSdks('ruby', module).length > 0);
    const facts = read.facts.filter(({ path }) =>
      isInPlay ? isMeant(path, file.text) : NAMES_OPENSTACK.test(path),
    );
    const found = findSdkUse('ruby', read.imports, facts, used, used);
    return [...withoutAttributes(found), ...findRequests(file, read), ...findCommands(read)];
  },
};

/** Not of others; and called on something, except in a class that hands on to a client what it does not know itself. */
function isMeant(path: string, text: string): boolean {
  return !OF_OTHERS.test(path) && (path.includes('.') || /Delegat/.test(text));
}

/** Whether a file's code, or its place, says that it may mean an OpenStack; what comments say of others does not count. */
function speaksOfOpenstack({ path, text }: SourceFile): boolean {
  const code = text.replaceAll(/^[^\S\n]*#.*$/gm, '');
  if (SPEAKS_OPENSTACK.test(code) || SPEAKS_OPENSTACK.test(path)) return true;
  return ANY_FOG.test(code) && !OTHER_FOG.test(code);
}

/** Ruby writes attributes and calls alike: only what is named like a request is missed. */
function withoutAttributes(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    (one) =>
      one.kind !== 'unmapped' ||
      /\.(?:create|delete|get|list|update|add|remove|set|attach|detach|associate|disassociate)_\w+/.test(
        one.call,
      ),
  );
}

export const RUBY_DETECTORS: readonly Detector[] = [rubyCalls];
