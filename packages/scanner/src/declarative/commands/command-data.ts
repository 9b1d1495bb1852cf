// SPDX-License-Identifier: Apache-2.0
import { operationId, slug } from '@touchstone/model';
import { z } from 'zod';

const operations = z.array(operationId).max(40);

const effects = {
  does: operations.optional().describe('what the command is for'),
  looksUp: operations
    .optional()
    .describe('what it reads on the way: names that become ids, what it shows of the result'),
};

/**
 * The commands of one program, or of one part of it, as `data/commands/<program>[-<part>].json` (or `.yaml`) says them. A new command
 * is a new line; no code changes. A command without effects does nothing with an OpenStack.
 */
export const commandData = z.strictObject({
  format: z.literal('touchstone-commands/1'),
  id: slug.describe('the client that the program comes with'),
  title: z.string().max(100),
  source: z.string().max(300).describe('what these facts were read from'),
  programs: z.array(slug).min(1),
  valued: z
    .array(z.string().startsWith('-'))
    .default([])
    .describe('options before the command that take the next word; those of `--os-` always do'),
  commands: z.record(
    z.string().max(80),
    z.strictObject({
      ...effects,
      with: z
        .record(z.string().max(80), z.strictObject(effects))
        .optional()
        .describe(
          'what words add when all of them are given, and none with `!`: `--user --project`, `!--class --ram`',
        ),
    }),
  ),
});
export type CommandData = z.infer<typeof commandData>;
export type Command = CommandData['commands'][string];
