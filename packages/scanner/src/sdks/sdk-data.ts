// SPDX-License-Identifier: Apache-2.0
import { operationId, slug } from '@touchstone/model';
import { z } from 'zod';

const operations = z.array(operationId).max(60);

/**
 * One SDK or client, as `data/sdks/<id>.yaml` says it. A new SDK is a new file; no code changes.
 *
 * A path is resolved thus: its longest beginning that is one of `clients` (or a package that is a key of `calls` and one
 * of `imports`, as in Go) gives a type; `members` lead from a type over an attribute or call, or up to three of them, to
 * another type; what remains is looked up in the type's `calls`. Where the beginning is unknown, an expression of
 * `clients` that starts with `*.` gives a type wherever its steps stand (`*.client_manager.compute`); else the longest
 * end of the path that is a call of some type of an SDK in play, and says what it is about, is taken, with less
 * confidence.
 *
 * Steps that are called with one text may be named with it (`client('nova')`) or without (`client()`), the former first.
 * A type of another SDK is named `<sdk>#<type>`. An element of a collection stands for the collection. A call with no
 * operations is known to do none. `list(detailed=False)` is what list does with that flag set so.
 */
export const sdkData = z.strictObject({
  format: z.literal('touchstone-sdk/1'),
  id: slug,
  title: z.string().max(100),
  languages: z.array(z.string().max(20)).min(1),
  source: z.string().max(500).describe('what these facts were read from: the SDK, its versions'),
  purls: z.array(z.string().startsWith('pkg:').max(200)).describe('packages that are it, without versions'),
  imports: z
    .array(z.string().max(200))
    .describe('modules, packages, gems or namespaces whose import shows it; `*` stands for any rest'),
  implies: operations
    .default([])
    .describe('operations that whoever uses it does without calling them by name: signing in, discovery'),
  discovers: z
    .record(z.string().max(60), operations)
    .default({})
    .describe('service type → operations done before the first call of the service'),
  clients: z
    .record(z.string().max(100), z.array(z.string().max(300)))
    .default({})
    .describe('type → expressions that give one, as paths: openstack.connect()'),
  members: z
    .record(z.string().max(100), z.record(z.string().max(200), z.string().max(100)))
    .default({})
    .describe('type → attribute or call → type'),
  calls: z
    .record(z.string().max(300), z.record(z.string().max(200), operations))
    .describe('type or package → what is called on it, without its (): servers.create → operations'),
  passes: z
    .record(
      z.string().max(200),
      z.strictObject({
        argument: z.int().min(0).max(9),
        calls: z.array(z.string().max(100)),
        gives: z.string().max(100).optional().describe('the call whose answer it hands back'),
      }),
    )
    .default({})
    .describe(
      'functions, as paths, that are handed a part of a client, and what they call on it: find_resource()',
    ),
  requests: z
    .record(
      z.string().max(200),
      z.strictObject({
        method: z.string().max(10).optional().describe('left out: the first argument is it'),
        url: z.int().min(0).max(9),
      }),
    )
    .default({})
    .describe('calls, as paths, that send a request: its method, and which argument is its path'),
  toldBy: z
    .array(z.string().max(60))
    .default([])
    .describe(
      'arguments that tell which of several resources a call is about: grant(role, user=…, project=…)',
    ),
  ignore: z
    .array(z.string().max(200))
    .default([])
    .describe('calls of it that do no operation, so that they are not listed as unmapped'),
});
export type SdkData = z.infer<typeof sdkData>;
