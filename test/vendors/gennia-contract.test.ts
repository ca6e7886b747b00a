import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SEEDS } from '../../sandbox/vendors/gennia/seeds.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import { redactDocument } from '../../src/contract/secrets/redact-document.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import * as contract from '../../src/vendors/gennia/contract.ts';
import { toFields, toOperations } from '../../src/vendors/gennia/mapping.ts';
import { createAgentReader } from '../../src/vendors/kit/read-agent.ts';

const { root, resolve } = contractSchema(contract.agent);
const properties = resolve(root).properties ?? {};

/** Values of a field as the contract describes it. */
function valuesOf(property: JsonSchema): fc.Arbitrary<unknown> {
  if (property.unified === 'status') return fc.constantFrom(...contract.STATUSES);
  if (property.unified === 'avatarUrl') return fc.webUrl();
  if (property.unified === 'createdAt' || property.unified === 'updatedAt') {
    return fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map(toIso);
  }
  const { inner } = withoutNull(property);
  const schema = { ...resolve(inner), ...(property.scalar === undefined ? {} : { scalar: property.scalar }) };
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.scalar === 'LocalTime') {
    return fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59)).map((parts) => parts.map(twoDigits).join(':'));
  }
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'array':
      return fc.array(fc.string({ unit: 'grapheme' }));
    case 'string':
      return fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.date({ noInvalidDate: true }).map(toIso));
    default:
      throw new Error(`no values for ${JSON.stringify(schema)}`);
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function toIso(date: Date): string {
  return date.toISOString();
}

/** A key `__proto__` does not outlive a copy, so no document can be compared by it. */
const unknownKeys = fc.string().filter((key) => key !== '__proto__');

const documents = fc
  .tuple(
    fc.record(
      Object.fromEntries(
        Object.entries(properties).map(([key, property]) => [key, fc.option(valuesOf(property), { nil: null })]),
      ),
      { requiredKeys: [] },
    ),
    fc.uuid(),
    fc.dictionary(unknownKeys, fc.jsonValue(), { maxKeys: 3 }),
  )
  .map(([known, publicId, unknown]): JsonObject => ({ ...unknown, ...known, publicId }));

function readWith(drift: DriftLog) {
  return createAgentReader({
    accountId: 'growth',
    drift,
    contract: contract.agent,
    whole: true,
    id: (document) => document.publicId,
    fields: toFields,
    operations: toOperations,
  });
}

describe('the response contract', () => {
  test('reads every document that is as documented, and loses nothing of it', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const drift = new DriftLog();
        const agent = readWith(drift).one(document);
        const shown = redactDocument(document, []);
        expect(drift.list().filter(({ kind }) => kind !== 'NEW')).toEqual([]);
        expect(agent.vendorId).toBe(document.publicId);
        expect(agent.document).toEqual(shown);
        expect(agent.raw).toEqual(shown);
        expect(agent.fields).toMatchObject({
          name: shown.name ?? '',
          description: shown.description ?? null,
          instructions: shown.systemPrompt ?? null,
          model: shown.aiModelName ?? shown.aiModelPublicId ?? null,
          temperature: shown.temperature ?? null,
          tags: shown.categories ?? null,
        });
      }),
      { numRuns: 500 },
    );
  });

  test('a field that is anything at all costs itself at most', () => {
    const keys = Object.keys(properties).filter((key) => key !== 'publicId');
    fc.assert(
      fc.property(documents, fc.constantFrom(...keys), fc.jsonValue(), (document, key, value) => {
        const spoiled = { ...document, [key]: value };
        const agent = readWith(new DriftLog()).one(spoiled);
        const { [key]: _, ...others } = agent.document;
        const { [key]: __, ...expected } = redactDocument(spoiled, []);
        expect(others).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('knows the 38 fields that the vendor documents', () => {
    expect(Object.keys(contract.agent.shape)).toHaveLength(38);
    expect(Object.keys(contract.listItem.shape)).toHaveLength(8);
  });
});

describe('the request contracts', () => {
  test.each([
    ['an empty name', { name: '' }, ['name']],
    ['no name', {}, ['name']],
    ['a name that is too long', { name: 'x'.repeat(151) }, ['name']],
    ['a description that is too long', { name: 'x', description: 'x'.repeat(2001) }, ['description']],
    ['an avatar that is not on the web', { name: 'x', avatarUrl: 'ftp://x' }, ['avatarUrl']],
    ['an avatar URL that is too long', { name: 'x', avatarUrl: `https://x/${'x'.repeat(1015)}` }, ['avatarUrl']],
    ['too many categories', { name: 'x', categories: Array(11).fill('x') }, ['categories']],
    ['a category that is too long', { name: 'x', categories: ['x'.repeat(101)] }, ['categories', 0]],
    ['a prompt that is too long', { name: 'x', systemPrompt: 'x'.repeat(200_001) }, ['systemPrompt']],
    ['a temperature above 2', { name: 'x', temperature: 2.01 }, ['temperature']],
    ['a model without a name', { name: 'x', aiModelPublicId: '' }, ['aiModelPublicId']],
    ['a follow-up after 721 hours', { name: 'x', followUpAfterHours: 721 }, ['followUpAfterHours']],
    ['a follow-up after no inactivity', { name: 'x', followUpInactivityMinutes: 0 }, ['followUpInactivityMinutes']],
    ['an interval of more than a week', { name: 'x', followUpIntervalMinutes: 10_081 }, ['followUpIntervalMinutes']],
    ['half an attempt', { name: 'x', followUpMaxAttempts: 1.5 }, ['followUpMaxAttempts']],
    [
      'a time of day that does not exist',
      { name: 'x', followUpBusinessHoursStart: '24:00:00' },
      ['followUpBusinessHoursStart'],
    ],
    ['a thinking effort in capitals', { name: 'x', thinkingEffort: 'HIGH' }, ['thinkingEffort']],
    ['a delay in small letters', { name: 'x', messageDelayType: 'low' }, ['messageDelayType']],
    ['a status', { name: 'x', status: 'active' }, []],
    ['null', { name: 'x', description: null }, ['description']],
  ])('a new agent can not have %s', (_, body, path) => {
    expect(contract.createAgent.safeParse(body).error?.issues[0]?.path).toEqual(path);
  });

  test('the limits themselves are allowed', () => {
    const largest = {
      name: 'x'.repeat(150),
      description: 'x'.repeat(2000),
      avatarUrl: `https://x/${'x'.repeat(1014)}`,
      categories: Array(10).fill('x'.repeat(100)),
      systemPrompt: 'x'.repeat(200_000),
      temperature: 2,
      followUpAfterHours: 720,
      followUpInactivityMinutes: 1440,
      followUpIntervalMinutes: 10_080,
      followUpMaxAttempts: 10,
      followUpBusinessHoursStart: '23:59:59',
    };
    expect(contract.createAgent.safeParse(largest).success).toBe(true);
    expect(contract.updateBody.safeParse(largest).success).toBe(true);
    const smallest = { name: 'x', temperature: 0, followUpAfterHours: 0, followUpMaxAttempts: 1 };
    expect(contract.createAgent.safeParse(smallest).success).toBe(true);
  });

  test('null clears every setting, but not the name and not the categories', () => {
    const nulls = Object.fromEntries(Object.keys(contract.updateAgent.shape).map((key) => [key, null]));
    const refused = contract.updateAgent.safeParse(nulls).error?.issues.map(({ path }) => path[0]);
    expect(refused?.sort()).toEqual(['categories', 'name']);
  });

  test('the wire takes a model by its publicId only, and times of day with seconds only', () => {
    expect(contract.updateAgent.safeParse({ aiModelPublicId: 'gpt-4.1' }).success).toBe(true);
    expect(contract.updateAgent.safeParse({ followUpBusinessHoursEnd: '18:00' }).success).toBe(true);
    expect(contract.updateBody.safeParse({ aiModelPublicId: 'gpt-4.1' }).success).toBe(false);
    expect(contract.updateBody.safeParse({ followUpBusinessHoursEnd: '18:00' }).success).toBe(false);
    expect(contract.updateBody.safeParse({ unknown: 1 }).success).toBe(false);
  });

  test('a create takes more than the body of POST: all that a PATCH after it sets', () => {
    expect(contract.createBody.safeParse({ name: 'x', systemPrompt: 'y' }).success).toBe(false);
    expect(Object.keys(contract.createAgent.shape).sort()).toEqual(Object.keys(contract.updateAgent.shape).sort());
  });
});

describe('the seeds', () => {
  test('show every state, every value of every enum, empty and full agents', () => {
    const settings = SEEDS.flatMap((seed) => [
      seed.settings,
      ...seed.versions.map((version) => version.settings ?? {}),
    ]);
    expect(new Set(SEEDS.map((seed) => seed.status))).toEqual(new Set(contract.STATUSES));
    expect(new Set(settings.flatMap(({ thinkingEffort }) => thinkingEffort ?? []))).toEqual(
      new Set(['low', 'medium', 'high']),
    );
    expect(new Set(settings.flatMap(({ messageDelayType }) => messageDelayType ?? []))).toEqual(
      new Set(['LOW', 'MEDIUM', 'HIGH', 'RANDOM']),
    );
    expect(SEEDS.some((seed) => Object.keys(seed.settings).length === 0)).toBe(true);
    expect(new Set(SEEDS.map((seed) => seed.name)).size).toBe(SEEDS.length);
  });
});
