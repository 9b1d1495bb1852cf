// SPDX-License-Identifier: Apache-2.0
import { XMLParser } from 'fast-xml-parser';
import type { DeclaredDependency, DeclaredRuntime, ManifestReader } from './declared.js';
import { lineOf } from './line-of.js';

type Element = Readonly<Record<string | symbol, unknown>>;
const META = XMLParser.getMetaDataSymbol() as symbol;
const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly Element[] =>
  (Array.isArray(value) ? value : [value]).filter(isElement);
const child = (value: unknown, name: string): unknown => (isElement(value) ? value[name] : undefined);

function textOf(value: unknown): string | undefined {
  const plain = isElement(value) ? value['#text'] : value;
  return typeof plain === 'string' && plain.trim() !== '' ? plain.trim() : undefined;
}

const placeOf = (element: Element): number =>
  (element[META] as { readonly startIndex?: number } | undefined)?.startIndex ?? 0;

/** XML with the place of each element and without expanding any entity. */
export function parseXml(text: string): unknown {
  return new XMLParser({
    captureMetaData: true,
    processEntities: false,
    parseTagValue: false,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
  }).parse(text.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/, (whole) => whole.replaceAll(/[^\n]/g, ' ')));
}

/** pom.xml: dependencies of the project and of its profiles, properties filled in where the file itself has them. */
export const readPom: ManifestReader = (text) => {
  const project = child(parseXml(text), 'project');
  const properties = child(project, 'properties');
  const filled = (value: unknown): string | undefined =>
    textOf(value)?.replaceAll(/\$\{([^}]+)\}/g, (whole, name: string) =>
      name === 'project.version'
        ? (textOf(child(project, 'version')) ?? whole)
        : (textOf(child(properties, name)) ?? whole),
    );
  const roots = [project, ...list(child(child(project, 'profiles'), 'profile'))];
  const dependencies = roots.flatMap((root) =>
    list(child(child(root, 'dependencies'), 'dependency')).flatMap((each): DeclaredDependency[] => {
      const [group, artifact] = [filled(each['groupId']), filled(each['artifactId'])];
      if (group === undefined || artifact === undefined) return [];
      const version = filled(each['version']);
      return [
        {
          line: lineOf(text, placeOf(each)),
          ecosystem: 'maven',
          name: `${group}:${artifact}`,
          version: version === undefined || version.includes('${') ? null : version,
          direct: true,
          scope: textOf(each['scope']) === 'test' ? 'test' : 'product',
          optional: textOf(each['optional']) === 'true',
        },
      ];
    }),
  );
  const compiler = list(child(child(child(project, 'build'), 'plugins'), 'plugin')).find(
    (plugin) => textOf(plugin['artifactId']) === 'maven-compiler-plugin',
  );
  const configuration = child(compiler, 'configuration');
  const wants = [
    'maven.compiler.release',
    'maven.compiler.target',
    'maven.compiler.source',
    'java.level',
    'java.version',
  ]
    .map((name) => filled(child(properties, name)))
    .concat(['release', 'target', 'source'].map((name) => filled(child(configuration, name))))
    .find((each) => each !== undefined && /^[\d.]+$/.test(each));
  const [group, artifact] = [
    textOf(child(project, 'groupId')) ?? textOf(child(child(project, 'parent'), 'groupId')),
    textOf(child(project, 'artifactId')),
  ];
  return {
    self:
      group !== undefined && artifact !== undefined
        ? {
            line: lineOf(text, text.indexOf(`<artifactId>${artifact}<`)),
            ecosystem: 'maven',
            name: `${group}:${artifact}`,
          }
        : null,
    dependencies,
    runtimes:
      wants === undefined
        ? []
        : [{ line: lineOf(text, text.indexOf(`>${wants}<`)), language: 'java', wants }],
  };
};

const CONFIGURATION =
  /^\s*(api|implementation|compile|compileOnly|runtimeOnly|runtime|annotationProcessor|(?:test|integrationTest)\w*)[\s(]+(?:platform\(|enforcedPlatform\()?\s*(["'])([\w.-]+):([\w.-]+)(?::([\w.+-]+))?/;

/** build.gradle and build.gradle.kts, by their lines: Groovy and Kotlin are not run. */
export const readGradle: ManifestReader = (text) => {
  const dependencies: DeclaredDependency[] = [];
  const runtimes: DeclaredRuntime[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const match = CONFIGURATION.exec(raw);
    if (match !== null) {
      dependencies.push({
        line: at + 1,
        ecosystem: 'maven',
        name: `${match[3]}:${match[4]}`,
        version: match[5] ?? null,
        direct: true,
        scope: /^(?:test|integrationTest)/.test(match[1]!) ? 'test' : 'product',
        optional: false,
      });
    }
    const java =
      /^\s*(?:targetCompatibility|languageVersion)\s*(?:=|\.set\()\s*(?:JavaVersion\.VERSION_|JavaLanguageVersion\.of\(|["'])?([\d._]+)/.exec(
        raw,
      );
    if (java !== null)
      runtimes.push({ line: at + 1, language: 'java', wants: java[1]!.replaceAll('_', '.') });
  }
  return { self: null, dependencies, runtimes };
};

/** gradle.lockfile: `group:artifact:version=configurations` a line. */
export const readGradleLock: ManifestReader = (text) => ({
  self: null,
  dependencies: text.split('\n').flatMap((raw, at): DeclaredDependency[] => {
    const match = /^([\w.-]+):([\w.-]+):([\w.+-]+)=(.*)$/.exec(raw);
    if (match === null) return [];
    const test = match[4]!.split(',').every((configuration) => configuration.startsWith('test'));
    return [
      {
        line: at + 1,
        ecosystem: 'maven',
        name: `${match[1]}:${match[2]}`,
        version: match[3]!,
        direct: false,
        scope: test ? 'test' : 'product',
        optional: false,
      },
    ];
  }),
  runtimes: [],
});
