/** @module The schemas of an OpenAPI 3 document, in a form that contracts can be compared with. */
import type { JsonSchema } from '../../src/contract/json-schema.ts';
import { valueAt } from '../../src/core/json.ts';
import type { SchemaSource } from './keys.ts';

/** What an OpenAPI document describes. */
export interface OpenApi {
  /** A schema of `components.schemas`. */
  component(name: string): SchemaSource;
  /** What a call takes as its JSON body. */
  body(method: string, path: string): SchemaSource;
  /** What a call answers when it succeeds. */
  answer(method: string, path: string): SchemaSource;
}

/**
 * Reads an OpenAPI 3.0 or 3.1 document; references have to stay inside of it.
 *
 * @throws TypeError where the document has no such schema, also when one of its references leads nowhere
 */
export function readOpenApi(document: unknown): OpenApi {
  const find = (path: readonly string[]): JsonSchema => {
    const found = valueAt(document, path);
    if (typeof found !== 'object' || found === null) throw new TypeError(`the OpenAPI file has no ${path.join('/')}`);
    return found as JsonSchema;
  };
  // Bodies and answers may be references, too.
  const resolve = (schema: JsonSchema): JsonSchema =>
    schema.$ref === undefined ? schema : resolve(find(stepsOf(schema.$ref)));
  const json = (holder: unknown, name: string): SchemaSource => {
    const content = valueAt(resolve(holder as JsonSchema), ['content']) as Record<string, unknown> | undefined;
    const [, media] = Object.entries(content ?? {}).find(([type]) => /^application\/(.*\+)?json\b/.test(type)) ?? [];
    const root = valueAt(media, ['schema']);
    if (root === undefined) throw new TypeError(`the OpenAPI file has no JSON for the ${name}`);
    return { root: root as JsonSchema, resolve };
  };

  return {
    component: (name) => ({ root: find(['components', 'schemas', name]), resolve }),
    body(method, path) {
      const call = ['paths', path, method.toLowerCase()];
      return json(find([...call, 'requestBody']), `body of ${method} ${path}`);
    },
    answer(method, path) {
      const responses = ['paths', path, method.toLowerCase(), 'responses'];
      const success = Object.keys(find(responses)).find((status) => /^2/.test(status)) ?? 'default';
      return json(find([...responses, success]), `answer of ${method} ${path}`);
    },
  };
}

/** The steps of a reference such as `#/components/schemas/Agent`. */
function stepsOf(reference: string): string[] {
  if (!reference.startsWith('#/')) throw new TypeError(`the OpenAPI file refers to another one: ${reference}`);
  const steps = reference.slice(2).split('/');
  return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}
