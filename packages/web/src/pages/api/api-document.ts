// SPDX-License-Identifier: Apache-2.0
import { openApiDocument } from '@touchstone/registry';

/** As much of JSON Schema as a table of fields shows. */
export interface ApiSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: ApiSchema;
  readonly anyOf?: readonly ApiSchema[];
  readonly properties?: Readonly<Record<string, ApiSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: ApiSchema | boolean;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: ApiSchema;
}

interface ApiContent {
  readonly schema?: { readonly $ref: string };
}

export interface ApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Readonly<Record<string, ApiContent>> }>
  >;
}

/** As much of OpenAPI 3.1 as the registry's document uses and the reference shows. */
export interface ApiDocument {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', ApiOperation>>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: ApiOperation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> };
}

/** The document of the API that this marketplace serves. */
export function apiDocument(): ApiDocument {
  return openApiDocument() as unknown as ApiDocument;
}

/** One address and what can be asked of it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  /** Below the base, with `{names}` of its parameters. */
  readonly path: string;
  readonly operation: ApiOperation;
}

/** All endpoints, in the document's order. */
export function endpointsOf({ paths }: Pick<ApiDocument, 'paths'>): readonly Endpoint[] {
  return Object.entries(paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [{ method: 'GET' as const, path, operation: get }]),
    ...(post === undefined ? [] : [{ method: 'POST' as const, path, operation: post }]),
  ]);
}

/** What is posted to those who asked to be told, by the type of the message. */
export function webhooksOf({
  webhooks,
}: Pick<ApiDocument, 'webhooks'>): readonly { readonly type: string; readonly operation: ApiOperation }[] {
  return Object.entries(webhooks).map(([type, { post }]) => ({ type, operation: post }));
}

/** What answers a request that was taken: its media type, and its schema where it is JSON. */
export function answerOf(
  { responses }: ApiOperation,
  schemas: Readonly<Record<string, ApiSchema>>,
): { readonly mediaType: string; readonly name?: string; readonly schema?: ApiSchema } {
  const [mediaType = '', content] = Object.entries(responses['200']?.content ?? {})[0] ?? [];
  const name = content?.schema?.$ref.split('/').at(-1);
  const schema = name === undefined ? undefined : schemas[name];
  return { mediaType, ...(name === undefined || schema === undefined ? {} : { name, schema }) };
}

/** A schema's type in a few words: `array of object`, `"basic" or "native"`. */
export function typeWords({
  type,
  items,
  anyOf,
  enum: values,
  const: only,
  additionalProperties,
}: ApiSchema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (values !== undefined)
    return values.length > VALUES
      ? `one of ${values.length} words`
      : values.map((one) => JSON.stringify(one)).join(' or ');
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeWords))].join(' or ');
  if (type === 'array') return items === undefined ? 'array' : `array of ${typeWords(items)}`;
  if (type === 'object' && typeof additionalProperties === 'object')
    return `${typeWords(additionalProperties)} by name`;
  return typeof type === 'string' ? type : (type ?? ['anything']).join(' or ');
}

const VALUES = 6;
