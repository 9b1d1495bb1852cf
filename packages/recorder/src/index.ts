// SPDX-License-Identifier: Apache-2.0
export { RECORDER_ERRORS, type RecorderErrorCode } from './errors.js';
export type { BlockSink } from './format/block-sink.js';
export {
  openRecordingWriter,
  RecordingWriter,
  WRITER_DEFAULTS,
  type AppendableLine,
  type RecordingSummary,
  type RecordingWriterOptions,
} from './format/recording-writer.js';
export {
  readRecording,
  readRecordingBlocks,
  readRecordingLines,
  READ_LIMITS,
  type RecordingSource,
} from './format/read-recording.js';
export type { Integrity, IntegrityState, Recording } from './format/recording.js';
export { harText } from './format/har-text.js';
export { openRunAuthority } from './forward-proxy/open-run-authority.js';
export type { RunAuthority, RunAuthorityOptions } from './forward-proxy/run-authority.js';
export { catalogEndpoints, type CatalogEndpoint } from './mounts/catalog-endpoints.js';
export { endpointRoot, type EndpointRoot } from './mounts/endpoint-root.js';
export { createMountTable, type Mount, type MountTable } from './mounts/mount-table.js';
export { indexClassifier, type Classifier } from './observe/classifier.js';
export { createKeyedHash, type KeyedHash } from './observe/keyed-hash.js';
export { recordedResourceId } from './observe/identifier.js';
export type { CreateEngine, Engine } from './engine/engine.js';
export { createNodeHttpEngine } from './engine/node-http/node-http-engine.js';
export { createSocketEngine } from './engine/socket/socket-engine.js';
export type { RecordedCloud, Recorder, RecorderOptions } from './recorder/recorder-options.js';
export type { RecorderStats, ServiceCount } from './recorder/tally.js';
export { startRecorder } from './recorder/start-recorder.js';
