// SPDX-License-Identifier: Apache-2.0
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { OBJECT_LIFE, SIGN_IN, writeARecipe } from './a-recipe.js';

/** What breaks out of markup, attributes, scripts and JSON, and what makes a line or a terminal lie. */
const HOSTILE =
  '</script></title></style></textarea><script>alert(1)</script><img src=x onerror=alert(2)>"\' onload="alert(3)" ]]>--> &lt;b&gt; {{7*7}} ${7*7} a\u202Egpj.exe\u2028 zero\u200Bwidth';
/** For papers of YAML, which keeps escapes of a terminal as well. */
const HOSTILE_LINE = `${HOSTILE} \u001B[31mred\u0007`;
/** A URL that the manifest's schema lets through. */
const HOSTILE_URL = "https://evil.example/\"><script>alert(4)</script>?a='b'&c=javascript:alert(5)";

/** Object names as a URL has them. */
const NAMES = [
  '%3Cscript%3Ealert(6)%3C%2Fscript%3E',
  '%22%3E%3Cimg%20src=x%20onerror=alert(7)%3E',
  '%E2%80%AEgpj',
];

const CALLS = NAMES.map(
  (name) => `
curl -sS -X PUT -A '<script>alert(8)</script>' -H "x-auth-token: $TOKEN" "$ENDPOINT/${name}"
printf hello | curl -sS -A '"><script>alert(9)</script>' -T - -H "x-auth-token: $TOKEN" -H 'x-object-meta-a: <script>alert(10)</script>' -H 'content-type: text/html' "$ENDPOINT/${name}/${name}?q=${name}"
`,
).join('');

/** Files whose names, contents and dependencies a scan tells of. */
const FILES: Readonly<Record<string, string>> = {
  '<img src=x onerror=alert(11)>.py':
    'import openstack\nopenstack.connect().compute.create_server(name="x")\n',
  '"><script>alert(12)<|script>/a\u202Eyp.py':
    'import swiftclient\nswiftclient.Connection().put_object("a", "b", "c")\n',
  "'onclick='alert(13)'.py": 'import requests\nrequests.get("http://x/v3/auth/tokens", verify=False)\n',
  'requirements.txt': 'openstacksdk==4.0.0\n<script>alert(14)</script>==1\n',
  'package.json': JSON.stringify({
    name: '<script>alert(15)</script>',
    license: '</script><script>alert(16)</script>',
    dependencies: { '<img src=x onerror=alert(17)>': '^1', pkgcloud: '"><script>alert(18)</script>' },
  }),
  'compose.yaml': `services:\n  '<script>alert(19)</script>':\n    image: 'redis:"><script>alert(20)</script>'\n  vault:\n    image: hashicorp/vault\n`,
};

/**
 * A solution whose vendor attacks whoever shows it: in its manifest, in what it calls, leaves behind and prints, and in its
 * source. Gives its folder and that of its source.
 */
export async function writeHostileSolution(
  folder: string,
  id: string,
): Promise<{ recipe: string; source: string }> {
  const recipe = await writeARecipe(
    folder,
    [
      { id: 'life', title: HOSTILE_LINE.slice(0, 290), run: SIGN_IN + OBJECT_LIFE },
      {
        id: 'calls',
        title: HOSTILE.slice(0, 290),
        run: `${SIGN_IN}${CALLS}printf '\\033[31m<script>alert(21)</script>'`,
      },
      {
        id: 'fails',
        title: '<svg onload=alert(22)>',
        run: "printf '<script>alert(23)</script>\\033]0;x\\007' >&2; exit 3",
      },
    ],
    {
      solution: {
        id,
        name: HOSTILE_LINE.slice(0, 290),
        description: `${HOSTILE_LINE} ${'W'.repeat(1500)}`,
        category: 'storage',
        vendor: HOSTILE.slice(0, 290),
        licence: '</script><script>alert(24)</script>',
        homepage: HOSTILE_URL,
        version: '1</script><script>alert(25)</script>\u202E',
      },
      source: { repository: HOSTILE_URL, path: HOSTILE.slice(0, 200) },
      artefact: {
        purl: 'pkg:generic/"><script>alert(26)</script>@{version}',
        digest: `sha256:${'26'.repeat(32)}`,
      },
      claims: {
        services: ['object-store', 'script-alert'],
        releases: ['zed', '<script>alert(27)</script>'],
        source: HOSTILE_URL,
      },
    },
  );
  const source = join(folder, 'source');
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(source, name)), { recursive: true });
    await writeFile(join(source, name), text);
  }
  return { recipe, source };
}
