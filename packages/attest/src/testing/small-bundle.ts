// SPDX-License-Identifier: Apache-2.0
import { writeBundle } from '../bundle/bundle-folder.js';
import type { Member, MemberRole } from '../bundle/member.js';
import { writeAttestation } from '../bundle/write-attestation.js';

const member = (role: MemberRole, path: string, text: string): Member => ({
  role,
  path,
  bytes: Buffer.from(text),
});

/** Members of a bundle that holds together as bytes; what they say is of no matter. Two have the same content. */
export const SMALL_MEMBERS: readonly Member[] = [
  member('manifest', 'touchstone.yaml', 'the manifest\n'),
  member('recipe', 'recipe/a.sh', 'exit 0\n'),
  member('recipe', 'recipe/deep/b.sh', 'exit 0\n'),
  member('recording', 'recordings/one.ndjson.gz', 'one recording'),
  member('recording', 'recordings/two.ndjson.gz', `${'two '.repeat(300)}\n`),
  member('assessment', 'assessment.json', '{}\n'),
];

export const SMALL_ATTESTATION = {
  certificate: Buffer.from('{"a":"certificate"}\n'),
  entry: Buffer.from('{"an":"entry"}'),
  proof: Buffer.from('a proof\n'),
  waivers: [Buffer.from('{"a":"waiver"}\n'), Buffer.from('{"another":"waiver"}\n')],
};

/** Writes it into a folder, with an attestation that nobody signed. */
export async function writeSmallBundle(folder: string, members = SMALL_MEMBERS): Promise<void> {
  await writeBundle(folder, 'small', members);
  await writeAttestation(folder, SMALL_ATTESTATION);
}
