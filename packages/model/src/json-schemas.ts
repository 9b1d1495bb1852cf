// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { assessment } from './assessment.js';
import { bundleIndex } from './bundle.js';
import { bundleDiff } from './bundle-diff.js';
import { categoriesFile, concernsFile, guideline } from './guideline.js';
import { manifest } from './manifest.js';
import { recordingLine } from './recording.js';
import { releaseDiff } from './release-diff.js';
import { envelope } from './envelope.js';
import { listing } from './listing.js';
import { logEntry } from './log-entry.js';
import { createdLog, logCheck, logListing } from './log-report.js';
import { logStatus } from './log-status.js';
import { monitorReport } from './monitor-report.js';
import { publication, published, refusedPublication } from './publication.js';
import { scan } from './scan.js';
import { shownKey, signedCertificate } from './signed-certificate.js';
import { statement } from './statement.js';
import { trustRoot } from './trust-root.js';
import { verificationReport } from './verification.js';

/** Every published schema: file name in `schemas/` and the JSON Schema (2020-12) of what a person may write or read. */
export function jsonSchemas(): Readonly<Record<string, unknown>> {
  const publish = (schema: z.ZodType, title: string): unknown => ({
    title,
    ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }),
  });
  return {
    'manifest.schema.json': publish(manifest, 'touchstone.yaml: a solution and its recipe'),
    'recording-line.schema.json': publish(recordingLine, 'One line of a recording'),
    'guideline.schema.json': publish(guideline, 'A guideline'),
    'concerns.schema.json': publish(concernsFile, 'Concerns'),
    'categories.schema.json': publish(categoriesFile, 'Categories'),
    'assessment.schema.json': publish(assessment, 'An assessment'),
    'bundle.schema.json': publish(bundleIndex, 'The index of a bundle'),
    'bundle-diff.schema.json': publish(bundleDiff, 'What two bundles of one solution differ in'),
    'envelope.schema.json': publish(envelope, 'A DSSE envelope'),
    'statement.schema.json': publish(statement, 'What is signed: an in-toto statement'),
    'listing.schema.json': publish(listing, 'A listing: a solution’s page, derived from evidence'),
    'log-entry.schema.json': publish(logEntry, 'An entry of the transparency log'),
    'trust-root.schema.json': publish(trustRoot, 'Whom a verifier believes'),
    'verification.schema.json': publish(verificationReport, 'What touchstone verify found out'),
    'created-log.schema.json': publish(createdLog, 'What touchstone log create made'),
    'log-listing.schema.json': publish(logListing, 'What touchstone log show shows'),
    'log-check.schema.json': publish(logCheck, 'What touchstone log fsck found'),
    'log-status.schema.json': publish(logStatus, 'What became of every certificate of a log'),
    'monitor-report.schema.json': publish(monitorReport, 'What touchstone log monitor found'),
    'published.schema.json': publish(published, 'What a log answers when it has taken a paper'),
    'problem.schema.json': publish(refusedPublication, 'What a log refuses a paper with (RFC 9457)'),
    'publication.schema.json': publish(publication, 'What touchstone publish published'),
    'signed-certificate.schema.json': publish(signedCertificate, 'What touchstone sign signed'),
    'key.schema.json': publish(shownKey, 'The public half of a key'),
    'scan.schema.json': publish(scan, 'What a source tree and its stack show'),
    'release-diff.schema.json': publish(releaseDiff, 'What the services of two releases do otherwise'),
  };
}
