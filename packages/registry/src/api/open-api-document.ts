// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, published, refusedPublication } from '@touchstone/model';
import { z } from 'zod';
import { webhookMessage, webhookPaths } from '../webhooks/webhook-document.js';
import type { Route } from './route.js';
import { ROUTES } from './routes/routes.js';

type Json = Readonly<Record<string, unknown>>;

/**
 * The API as OpenAPI 3.1, from the list of routes and the schemas that their answers are held to. Its schemas are JSON
 * Schema 2020-12, as OpenAPI 3.1 takes them.
 */
export function openApiDocument(): Json {
  document ??= makeDocument();
  return document;
}

let document: Json | undefined;
let text: string | undefined;

/** The document as it is sent: canonical JSON with a line end. */
export function openApiText(): string {
  text ??= `${canonicalJson(openApiDocument())}\n`;
  return text;
}

function makeDocument(): Json {
  const schemas: Record<string, unknown> = {
    Problem: schemaOf(refusedPublication),
    Published: schemaOf(published),
    WebhookMessage: schemaOf(webhookMessage),
  };
  for (const { answer } of ROUTES) if ('schema' in answer) schemas[answer.name] = schemaOf(answer.schema);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Touchstone',
      version: '1',
      description:
        'What is known of solutions on OpenStack, derived from signed evidence. Reading needs no account; every answer has an entity tag.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    paths: {
      ...Object.fromEntries(ROUTES.map((route) => [route.path, { get: operationOf(route) }])),
      '/bundles': { post: PUBLISH_BUNDLE },
      '/statements': { post: PUBLISH_STATEMENT },
    },
    webhooks: webhookPaths('#/components/schemas/WebhookMessage'),
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operationOf({ id, path, summary, parameters = {}, query = {}, answer }: Route): Json {
  const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: parameters[name],
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query).map(([name, { schema, many }]) => ({
    name,
    in: 'query',
    ...(parameters[name] === undefined ? {} : { description: parameters[name] }),
    ...(many === true
      ? { style: 'form', explode: true, schema: { type: 'array', items: schemaOf(schema) } }
      : { schema: schemaOf(schema) }),
  }));
  const content =
    'schema' in answer
      ? { 'application/json': { schema: { $ref: `#/components/schemas/${answer.name}` } } }
      : { [answer.mediaType]: {} };
  return {
    operationId: id,
    summary,
    parameters: [...inPath, ...inQuery],
    responses: {
      200: { description: 'Found', headers: { etag: { schema: { type: 'string' } } }, content },
      304: { description: 'The client has it already' },
      ...(inPath.length === 0 ? {} : { 404: refusal('There is no such thing') }),
      ...(inQuery.length === 0 ? {} : { 400: refusal('A parameter cannot be understood') }),
      429: refusal('Too many requests'),
      503: refusal('Not just now'),
    },
  };
}

function refusal(description: string): Json {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function publishing(id: string, summary: string, mediaType: string): Json {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Published' } } };
  return {
    operationId: id,
    summary,
    security: [{ token: [] }],
    requestBody: { required: true, content: { [mediaType]: {} } },
    responses: {
      200: { description: 'The log had it already', content },
      201: { description: 'Taken', content },
      401: refusal('No such token'),
      403: refusal('The token does not allow it'),
      413: refusal('Too large'),
      415: refusal('Another media type'),
      422: refusal('It does not verify; the link that broke is named'),
      503: refusal('Not just now'),
    },
  };
}

const PUBLISH_BUNDLE = publishing(
  'publishBundle',
  'Verifies a signed bundle completely, logs its certificate, and takes it in',
  'application/vnd.touchstone.bundle',
);
const PUBLISH_STATEMENT = publishing(
  'publishStatement',
  'Logs a revocation, a waiver or an announcement',
  'application/vnd.dsse.envelope.v1+json',
);

function schemaOf(schema: z.ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'output', target: 'draft-2020-12' });
  return rest;
}
