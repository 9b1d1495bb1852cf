// SPDX-License-Identifier: Apache-2.0
export { ATTEST_ERRORS } from './errors.js';
export type { Attestation } from './bundle/attestation.js';
export { readIndex, removeBundle, writeBundle } from './bundle/bundle-folder.js';
export {
  assessEvidence,
  bundleMembers,
  evidenceOf,
  type Evidence,
  type RecordingMember,
} from './bundle/evidence.js';
export { BUNDLE_LIMITS } from './bundle/bundle-limits.js';
export { parseGuidelineFiles, type GuidelineFiles } from './bundle/guideline-texts.js';
export { makeFolderInside, readInside, removeInside, writeInside } from './bundle/inside-folder.js';
export {
  measureFile,
  storedBytes,
  type HeldMember,
  type Member,
  type MemberRole,
  type StoredMember,
} from './bundle/member.js';
export { openBundle, readBundle, type OpenBundle } from './bundle/open-bundle.js';
export { packBundle } from './bundle/pack-bundle.js';
export { parseIndex } from './bundle/parse-index.js';
export { unpackBundle } from './bundle/unpack-bundle.js';
export { writeAttestation } from './bundle/write-attestation.js';
export { writeBundleFile } from './bundle/write-bundle-file.js';
export { diffBundles } from './diff/diff-bundles.js';
export { diffMarkdown } from './diff/diff-markdown.js';
export { diffText } from './diff/diff-text.js';
export { eachLine } from './bundle/recording-lines.js';
export { parseScan, SCAN_LIMIT, scanText, type ScanPaper } from './bundle/scan-paper.js';
export { waivedBy, type HeldWaiver } from './life/waived-by.js';
export { announceGuideline, announceKey } from './life/announce.js';
export { makeRevocation, makeWaiver, type RevocationTarget } from './life/make-statement.js';
export { parseEnvelope, type ParsedEnvelope } from './envelope/parse-envelope.js';
export { addSignature, envelopeText } from './envelope/sign-envelope.js';
export { createKeyPair } from './keys/create-key-pair.js';
export { parsePrivateKey } from './keys/private-key.js';
export { parsePublicKey } from './keys/public-key.js';
export type { SigningKey, VerifyingKey } from './keys/signing-key.js';
export { versionedPurl, type MeasuredArtefact } from './statement/certificate-subjects.js';
export { makeCertificate } from './statement/make-certificate.js';
export { signStatement } from './statement/sign-statement.js';
export { parseStatement } from './statement/parse-statement.js';
export { verifyCertificate } from './statement/verify-certificate.js';
export { areIndependent, keyStanding, type KeyStanding } from './trust/key-standing.js';
export { parseTrustRoot, TRUST_ROOT_LIMIT, type ParsedTrustRoot } from './trust/parse-trust-root.js';
export { rootSigners } from './trust/root-signers.js';
export { addTrustSignatures, signTrustRoot } from './trust/sign-trust-root.js';
export { TrustedRoot } from './trust/trusted-root.js';
export { verifyTrustRoot, type TrustRootFile } from './trust/verify-trust-root.js';
export { certificateStates, type CertificateState, type LogLife } from './life/certificate-states.js';
export type { LoggedEntry } from './life/log-statements.js';
export { heldWaiver } from './statement/held-waiver.js';
export { parseSignedStatement, type SignedStatement } from './statement/parse-signed-statement.js';
export { countersignBundle, signBundle, type SignedCertificate } from './statement/sign-bundle.js';
export { readLog, type ReadLog } from './life/read-log.js';
export { describeLog } from './life/describe-log.js';
export { readLogView, type LogView } from './verify/log-view.js';
export { reproducedBy } from './verify/reproduced.js';
export { verifyBundle } from './verify/verify-bundle.js';
export { verifyBundleAt } from './verify/verify-bundle-at.js';
export type { VerifyOptions } from './verify/verify-options.js';
export { parseCheckpoint } from './log/checkpoint.js';
export { parseTlogProof } from './log/tlog-proof.js';
export { openLogAt } from './folder-log/open-log-at.js';
export { lockFolder } from './folder-log/folder-lock.js';
export type { LogReader, LogStore } from './log/log-store.js';
export { parseLogEntry } from './log/parse-log-entry.js';
export type { AppendedEntry, Cosign, Log } from './sequencer/log.js';
export { migrate } from './sequencer/migrate.js';
export { pgliteDialect } from './sequencer/pglite-dialect.js';
export { makeDurableFolder, syncFolder, writeDurably } from './stores/durable-file.js';
export { parseLogPlace } from './stores/log-place.js';
export { openLogReader, openObjectStore, type StoreWorld } from './stores/open-store.js';
export { createNoteKey, parseNoteSigner, type NoteSigner } from './note/note-signer.js';
export { openClaimedLog, type ClaimedLog } from './fsck/claimed-log.js';
export type { FsckTrust } from './fsck/fsck-head.js';
export { fsckLog } from './fsck/fsck-log.js';
export type { FsckReport } from './fsck/fsck-report.js';
export type { Handler, HandledRequest, HandledResponse } from './handler/handler.js';
export { problem } from './handler/problem.js';
export { send } from './handler/send.js';
export { followLog, type Followed } from './monitor/follow-log.js';
export type { OtherCheckpoint } from './monitor/compare-checkpoint.js';
export { monitorStateText, parseMonitorState, type MonitorState } from './monitor/monitor-state.js';
export { NOTE_LIMIT } from './note/note-text.js';
export { parseNoteVerifier, type NoteVerifier } from './note/note-verifier.js';
export { logBundle } from './publish/log-bundle.js';
export { logStatement } from './publish/log-statement.js';
export { sendBundle, sendStatement } from './publish/publish-client.js';
export { publishHandler, PUBLISH_LIMITS } from './publish/publish-handler.js';
export { publishTarget, type PublishTarget } from './publish/publish-target.js';
export { publishWorld, type Published, type PublishWorld } from './publish/publish-world.js';
export { serveLog } from './publish/serve-log.js';
export { createToken, parseTokens, TOKEN_SCOPES, tokensText, type StoredToken } from './publish/token.js';
export { verifyPublished, type ProvenPublished } from './publish/verify-published.js';
export type { Witness } from './witness/add-checkpoint.js';
export type { Cosigning } from './witness/collect-cosignatures.js';
export { cosignWith } from './witness/cosign-with.js';
export { originHash, witnessFolder } from './witness/witness-folder.js';
export { witnessHandler } from './witness/witness-handler.js';
