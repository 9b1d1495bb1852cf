// SPDX-License-Identifier: Apache-2.0
import {
  readBoshRelease,
  readChef,
  readDebianControl,
  readGalaxy,
  readPuppetMetadata,
} from './configuration-tools.js';
import { NOTHING, type Manifest, type ManifestReader } from './declared.js';
import { readCsproj, readNugetLock } from './dotnet.js';
import { readGodeps, readGoMod, readGopkgLock, readModulesTxt, readVendorConf } from './go.js';
import { readGradle, readGradleLock, readPom } from './java.js';
import {
  readNodeVersion,
  readPackageJson,
  readPackageLock,
  readPnpmLock,
  readYarnLock,
} from './javascript.js';
import { readLockedPackages } from './locked-packages.js';
import { readComposer, readComposerLock } from './php.js';
import { readPipfileLock, readPyproject, readRequirements, readSetupCfg, readSetupPy } from './python.js';
import { readGemfile, readGemfileLock, readGemspec, readRubyVersion } from './ruby.js';
import { readCargoToml } from './rust.js';

/** Which reader reads which file, by the end of its path. */
const READERS: readonly (readonly [RegExp, ManifestReader])[] = [
  [
    /(?:^|[/-])requirements[\w.-]*\.txt$|(?:^|\/)requirements\/[\w.-]+\.txt$|(?:^|\/)[\w-]*-requirements\.txt$/,
    readRequirements,
  ],
  [/(?:^|\/)setup\.cfg$/, readSetupCfg],
  [/(?:^|\/)setup\.py$/, readSetupPy],
  [/(?:^|\/)pyproject\.toml$/, readPyproject],
  [/(?:^|\/)(?:poetry|uv|pdm)\.lock$/, readLockedPackages('pypi')],
  [/(?:^|\/)Pipfile\.lock$/, readPipfileLock],
  [/(?:^|\/)go\.mod$/, readGoMod],
  [/(?:^|\/)vendor\/modules\.txt$/, readModulesTxt],
  [/(?:^|\/)Gopkg\.lock$/, readGopkgLock],
  [/(?:^|\/)(?:Godeps\/Godeps|vendor\/vendor)\.json$/, readGodeps],
  [/(?:^|\/)vendor\.conf$/, readVendorConf],
  [/(?:^|\/)(?:Gemfile|gems\.rb)$/, readGemfile],
  [/(?:^|\/)(?:Gemfile|gems)\.lock$/, readGemfileLock],
  [/\.gemspec$/, readGemspec],
  [/(?:^|\/)\.ruby-version$/, readRubyVersion],
  [/(?:^|\/)pom\.xml$/, readPom],
  [/(?:^|\/)[\w.-]*\.gradle(?:\.kts)?$/, readGradle],
  [/(?:^|\/)gradle\.lockfile$/, readGradleLock],
  [/(?:^|\/)package\.json$/, readPackageJson],
  [/(?:^|\/)(?:package-lock|npm-shrinkwrap)\.json$/, readPackageLock],
  [/(?:^|\/)yarn\.lock$/, readYarnLock],
  [/(?:^|\/)pnpm-lock\.yaml$/, readPnpmLock],
  [/(?:^|\/)(?:\.nvmrc|\.node-version)$/, readNodeVersion],
  [/\.(?:cs|vb|fs)proj$|(?:^|\/)(?:Directory\.Packages\.props|packages\.config)$/, readCsproj],
  [/(?:^|\/)packages\.lock\.json$/, readNugetLock],
  [/(?:^|\/)composer\.json$/, readComposer],
  [/(?:^|\/)composer\.lock$/, readComposerLock],
  [/(?:^|\/)Cargo\.toml$/, readCargoToml],
  [/(?:^|\/)Cargo\.lock$/, readLockedPackages('cargo')],
  [/(?:^|\/)metadata\.json$/, readPuppetMetadata],
  [/(?:^|\/)requirements\.ya?ml$|(?:^|\/)galaxy\.ya?ml$/, readGalaxy],
  [/(?:^|\/)(?:metadata\.rb|Berksfile)$/, readChef],
  [/(?:^|\/)debian\/control$/, readDebianControl],
  [/^config\/final\.yml$/, readBoshRelease],
];

const readerOf = (path: string): ManifestReader | undefined =>
  READERS.find(([pattern]) => pattern.test(path))?.[1];

/** Whether a file is a manifest or lock file that can be read, by its path. */
export function isManifest(path: string): boolean {
  return readerOf(path) !== undefined;
}

/**
 * What a manifest or lock file declares, by its text alone: nothing of it is executed, nothing beside it is read. A
 * broken file declares nothing.
 */
export function readManifest(path: string, text: string): Manifest {
  try {
    return readerOf(path)?.(text, path) ?? NOTHING;
  } catch {
    // Strangers’ TOML, JSON and XML may be anything; a manifest that its own tool would refuse says nothing.
    return NOTHING;
  }
}
