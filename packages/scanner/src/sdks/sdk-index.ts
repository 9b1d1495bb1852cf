// SPDX-License-Identifier: Apache-2.0
import type { Language } from '../detect/language.js';
import { loadSdks } from './load-sdks.js';
import { pathSteps } from './path-steps.js';
import type { SdkData } from './sdk-data.js';

/** A type of an SDK: what is called on it, and where its members lead. */
export interface SdkType {
  readonly sdk: string;
  readonly calls: ReadonlyMap<string, readonly string[]>;
  /** Calls that a flag changes: `list` of `list(detailed=False)`. */
  readonly flagged: ReadonlySet<string>;
  /** Attribute or call → key of a type. */
  readonly members: ReadonlyMap<string, string>;
  readonly toldBy: ReadonlySet<string>;
  readonly ignore: ReadonlySet<string>;
}

/** A call of some type, as the end of a path. */
export interface SdkEnd {
  readonly sdk: string;
  readonly toldBy: ReadonlySet<string>;
  readonly operations: readonly string[];
}

export interface SdkIndex {
  /** Key `<sdk>#<type>`. */
  readonly types: ReadonlyMap<string, SdkType>;
  /** Beginnings of paths → key of a type. */
  readonly beginnings: ReadonlyMap<string, string>;
  /** Steps that give a type wherever they stand in a path (`*.client_manager.compute`), joined → key of a type. */
  readonly anywhere: ReadonlyMap<string, string>;
  /** Functions, as paths, that call something on one of their arguments. */
  readonly passes: ReadonlyMap<string, SdkData['passes'][string]>;
  /** Calls, as paths, that send a request which the caller builds. */
  readonly requests: ReadonlyMap<string, SdkData['requests'][string]>;
  /** Ends of paths without the last () → what they could be. */
  readonly ends: ReadonlyMap<string, readonly SdkEnd[]>;
  /** Most steps of an `anywhere` and of an end. */
  readonly longestAnywhere: number;
  readonly longestEnd: number;
}

const indexes = new Map<Language, SdkIndex>();

/** What the SDKs of a language say, ready to be looked up; made once in each thread. */
export function sdkIndex(language: Language): SdkIndex {
  let index = indexes.get(language);
  if (index === undefined) {
    index = indexSdks(loadSdks().filter((sdk) => sdk.languages.includes(language)));
    indexes.set(language, index);
  }
  return index;
}

/** As sdkIndex, of these SDKs. */
export function indexSdks(sdks: readonly SdkData[]): SdkIndex {
  const types = new Map<string, SdkType>();
  const beginnings = new Map<string, string>();
  const anywhere = new Map<string, string>();
  for (const sdk of sdks) {
    addTypes(types, sdk);
    // A package that is imported is a type of itself: in Go, calls are functions of packages.
    for (const type of Object.keys(sdk.calls)) {
      if (isImport(sdk, type)) beginnings.set(type, typeKey(sdk.id, type));
    }
  }
  for (const sdk of sdks) {
    for (const [type, expressions] of Object.entries(sdk.clients)) {
      for (const expression of expressions) {
        if (expression.startsWith('*.')) anywhere.set(expression.slice(2), typeKey(sdk.id, type));
        else beginnings.set(expression, typeKey(sdk.id, type));
      }
    }
  }
  const ends = indexEnds(types);
  return {
    types,
    beginnings,
    anywhere,
    passes: new Map(sdks.flatMap((sdk) => Object.entries(sdk.passes))),
    requests: new Map(sdks.flatMap((sdk) => Object.entries(sdk.requests))),
    ends,
    longestAnywhere: longest(anywhere.keys()),
    longestEnd: longest(ends.keys()),
  };
}

function addTypes(types: Map<string, SdkType>, sdk: SdkData): void {
  const ignore = new Set(sdk.ignore);
  const toldBy = new Set(sdk.toldBy);
  for (const type of new Set([
    ...Object.keys(sdk.clients),
    ...Object.keys(sdk.members),
    ...Object.values(sdk.members).flatMap((members) => Object.values(members)),
    ...Object.keys(sdk.calls),
  ])) {
    if (type.includes('#')) continue;
    const members = Object.entries(sdk.members[type] ?? {});
    types.set(typeKey(sdk.id, type), {
      sdk: sdk.id,
      calls: new Map(Object.entries(sdk.calls[type] ?? {})),
      flagged: new Set(
        Object.keys(sdk.calls[type] ?? {}).flatMap((name) =>
          name.endsWith('e)') ? [name.slice(0, name.indexOf('('))] : [],
        ),
      ),
      members: new Map(members.map(([name, to]) => [name, typeKey(sdk.id, to)])),
      toldBy,
      ignore,
    });
  }
}

/** A type of another SDK is named with it: `openstacksdk#Connection`. */
function typeKey(sdk: string, type: string): string {
  return type.includes('#') ? type : `${sdk}#${type}`;
}

/** Members that say nothing of what they give. */
const GIVES_ANYTHING = /^(?:create|find|find_by_id|get|new|open)\(\)$/;

/** Each call by its own name, and behind each member that leads to its type. */
function indexEnds(types: ReadonlyMap<string, SdkType>): ReadonlyMap<string, readonly SdkEnd[]> {
  const ends = new Map<string, SdkEnd[]>();
  const add = (beginning: string, type: SdkType): void => {
    const { sdk, toldBy } = type;
    for (const [call, operations] of type.calls) {
      const end = beginning + call;
      const known = ends.get(end);
      const one = { sdk, toldBy, operations };
      if (known === undefined) ends.set(end, [one]);
      else if (!known.some((other) => other.sdk === sdk && isSame(other.operations, operations)))
        known.push(one);
    }
  };
  for (const type of types.values()) {
    add('', type);
    for (const [member, to] of type.members) {
      const target = types.get(to);
      if (target !== undefined && !GIVES_ANYTHING.test(member)) add(`${member}.`, target);
    }
  }
  return ends;
}

function isImport(sdk: SdkData, type: string): boolean {
  return sdk.imports.some((one) => (one.endsWith('*') ? type.startsWith(one.slice(0, -1)) : type === one));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((operation, at) => operation === other[at]);
}

function longest(paths: Iterable<string>): number {
  let most = 0;
  for (const path of paths) most = Math.max(most, pathSteps(path).length);
  return most;
}
