import fc from 'fast-check';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { agent, CONFIG_KEYS } from '../../src/vendors/nova/contract.ts';
import { isShownWhole } from '../support/shown-whole.ts';
import { failure, type VendorAccount } from '../support/vendor-account.ts';
import { openNova, toBytes } from './open-nova.ts';

let voice: VendorAccount;

afterEach(() => voice.close());

describe('Documents drawn from the contract', () => {
  let answer: JsonObject = {};

  beforeEach(async () => {
    const app = new Hono().basePath('/api');
    app.get('/org/:orgId/agents/:id', (context) => context.json(answer));
    voice = await openNova({ served: { app, basePath: '/api' } });
  });

  const { root: reference, resolve } = contractSchema(agent);
  const root = resolve(reference);

  const time = fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());

  function drawn(schema: JsonSchema): fc.Arbitrary<unknown> {
    const { inner, nullable } = withoutNull(schema);
    const isTime = schema.unified === 'createdAt' || schema.unified === 'updatedAt';
    const value = isTime ? time : drawnValue(resolve(inner));
    return nullable ? fc.option(value, { nil: null, freq: 8 }) : value;
  }

  function drawnValue(schema: JsonSchema): fc.Arbitrary<unknown> {
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    switch (schema.type) {
      case 'string':
        return fc.string({ unit: 'grapheme', minLength: 1 });
      case 'integer':
        return fc.integer();
      case 'number':
        return fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((value) => (value === 0 ? 0 : value));
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(drawn(schema.items ?? {}), { maxLength: 4 });
      case 'object':
        if (schema.properties !== undefined) return drawnObject(schema);
        return isOfTexts(schema) ? fc.dictionary(freeKey, fc.string(), { maxKeys: 3 }) : freeObject;
      default:
        return freeObject;
    }
  }

  // Keys of which none is the name of a secret.
  const freeKey = fc.string({ unit: fc.constantFrom('a', 'x', '0', '_', ' ', 'ü', '🌙') });
  const freeObject = fc.dictionary(freeKey, fc.jsonValue({ maxDepth: 1 }), { maxKeys: 5 });

  function isOfTexts({ additionalProperties: rest }: JsonSchema): boolean {
    return typeof rest === 'object' && rest.type === 'string';
  }

  function drawnObject({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<JsonObject> {
    const fields = Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, drawn(property)]));
    return fc.record(fields, { requiredKeys: [...required] });
  }

  const inForms: readonly ((value: unknown) => unknown)[] = [(value) => value, toBytes, JSON.stringify];
  const formsOfConfig = fc.array(fc.constantFrom(...inForms), {
    minLength: CONFIG_KEYS.length,
    maxLength: CONFIG_KEYS.length,
  });

  test('survive the way from the wire to an agent without losing a value', async () => {
    await fc.assert(
      fc.asyncProperty(drawnObject(root), freeObject, formsOfConfig, async (known, unknown, forms) => {
        // The headers, which are blanked whatever they are, are looked at below.
        const { precall_webhook: _webhook, ...others } = known;
        fc.pre(isShownWhole({ others, unknown, webhook: { ...(known.precall_webhook as object), headers: null } }));
        const document = JSON.parse(JSON.stringify({ brand_new: unknown, ...known })) as JsonObject;
        const encoded = CONFIG_KEYS.flatMap((key, index) =>
          key in document ? [[key, forms[index]?.(document[key])] as const] : [],
        );
        answer = { ...document, ...Object.fromEntries(encoded) };
        const record = await voice.get('any');

        const webhook = document.precall_webhook as JsonObject | null | undefined;
        const hasHeaders = webhook?.headers !== undefined && webhook.headers !== null;
        const expected = hasHeaders ? { ...document, precall_webhook: { ...webhook, headers: REDACTED } } : document;
        expect(record.document).toEqual(expected);
        expect(record.vendorId).toBe(document.id);
        expect(record.fields.name).toBe(document.name ?? '');
        expect(record.fields.instructions).toBe(document.prompt_template ?? null);
        const { precall_webhook: _arrived, ...arrived } = answer;
        expect(record.raw).toMatchObject(arrived);
        expect(voice.mismatches()).toEqual(['brand_new: not in the contract']);
      }),
      { numRuns: 300 },
    );
  });

  test('with any values in any places, an agent keeps what is right, and is refused only without an id', async () => {
    const keys = Object.keys(root.properties ?? {});
    const wrong = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue(), { maxKeys: 5 });
    await fc.assert(
      fc.asyncProperty(drawnObject(root).filter(isShownWhole), wrong, async (known, broken) => {
        const document = JSON.parse(JSON.stringify(known)) as JsonObject;
        answer = { ...document, ...broken };
        const id = answer.id;
        if (typeof id !== 'string' || id === '') {
          expect(await failure(voice.get('any'))).toMatchObject({ code: 'BAD_RESPONSE' });
          return;
        }
        const record = await voice.get('any');
        expect(record.vendorId).toBe(id);
        for (const key of Object.keys(document)) {
          if (key in broken || key === 'precall_webhook') continue;
          expect(record.document[key]).toEqual(document[key]);
        }
      }),
      { numRuns: 300 },
    );
  });
});
