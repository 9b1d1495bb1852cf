// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

export interface StepOf {
  readonly id: string;
  readonly run: string | readonly string[];
  readonly timeout?: string;
  readonly [other: string]: unknown;
}

/** Writes a manifest whose steps are the ones given; `more` is laid over it. Gives the folder. */
export async function writeARecipe(
  parent: string,
  steps: readonly StepOf[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const folder = join(parent, 'solution');
  await mkdir(folder, { recursive: true });
  const manifest = {
    format: 'touchstone/1',
    solution: {
      id: 'shell-scripts',
      name: 'Shell scripts',
      description: 'curl and sh, standing for a solution whose every byte the test knows.',
      category: 'storage',
      vendor: 'Touchstone',
      licence: 'Apache-2.0',
      version: '1',
    },
    needs: { services: ['identity', 'object-store'] },
    recipe: { steps: steps.map((step) => ({ title: step.id, ...step })) },
    ...more,
  };
  await writeFile(join(folder, 'touchstone.yaml'), stringify(manifest));
  return folder;
}

/**
 * Shell that signs in with the application credential it was handed and leaves TOKEN and the object-store ENDPOINT
 * that the catalog names. It needs nothing but curl and sed.
 */
export const SIGN_IN = `
curl -sS -D head.txt -o token.json -H 'content-type: application/json' "$OS_AUTH_URL/auth/tokens" -d "{\\"auth\\":{\\"identity\\":{\\"methods\\":[\\"application_credential\\"],\\"application_credential\\":{\\"id\\":\\"$OS_APPLICATION_CREDENTIAL_ID\\",\\"secret\\":\\"$OS_APPLICATION_CREDENTIAL_SECRET\\"}}}}"
TOKEN=$(sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: *//p' head.txt | tr -d '\\r')
ENDPOINT=$(grep -o 'http[^"]*object-store[^"]*AUTH_[^"]*' token.json | head -n 1)
test -n "$TOKEN" && test -n "$ENDPOINT"
`;

/** A whole life cycle of one object. */
export const OBJECT_LIFE = `
curl -sSf -X PUT -H "x-auth-token: $TOKEN" "$ENDPOINT/life" 
printf hello | curl -sSf -T - -H "x-auth-token: $TOKEN" "$ENDPOINT/life/object"
test "$(curl -sSf -H "x-auth-token: $TOKEN" "$ENDPOINT/life/object")" = hello
curl -sSf -X DELETE -H "x-auth-token: $TOKEN" "$ENDPOINT/life/object"
curl -sSf -X DELETE -H "x-auth-token: $TOKEN" "$ENDPOINT/life"
`;
