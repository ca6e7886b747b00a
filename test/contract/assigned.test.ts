import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withoutAssigned } from '../../src/contract/assigned.ts';
import { printSdl } from '../../src/contract/sdl/print.ts';
import { vendorTypes } from '../../src/contract/sdl/vendor-types.ts';
import { writableFields } from '../../src/contract/writable-fields.ts';
import { anew } from '../invented/anew.ts';
import { type CollectionServer, inventCollection, serveCollection } from '../invented/collection.ts';
import { type InventedRollcall, startInvented } from '../invented/rollcall.ts';
import { documents } from '../support/drawn-document.ts';

const vendor = inventCollection(anew);
const { agent, createAgent, updateAgent } = anew.contract;

const ORIGINAL = {
  id: 'a',
  name: 'Ada',
  created_at: '2026-01-01T00:00:00Z',
  revision: 7,
  steps: [
    { id: 's1', added_at: '2026-01-01T00:00:00Z', say: 'Hello' },
    { id: 's2', added_at: '2026-01-02T00:00:00Z', say: 'Bye' },
  ],
  voice: { id: 'v1', tone: 'calm' },
};

describe('what a vendor gives anew', () => {
  let server: CollectionServer;
  let rollcall: InventedRollcall;
  beforeEach(async () => {
    server = await serveCollection(anew);
    rollcall = startInvented({ vendor, baseUrl: server.baseUrl });
    server.agents.set('a', ORIGINAL);
  });
  afterEach(async () => {
    await rollcall.close();
    await server.close();
  });

  test('is shown', async () => {
    const query =
      '{ agent(id: "anew:a") { extension { ... on AnewAgent { revision steps { id say } voice { id } } } } }';
    expect(await rollcall.ask(query)).toMatchObject({
      agent: { extension: { revision: 7, steps: [{ id: 's1', say: 'Hello' }, { id: 's2' }], voice: { id: 'v1' } } },
    });
  });

  test('is in no input and in no form', () => {
    const inputs = printSdl(vendorTypes(vendor).filter(({ kind }) => kind === 'input'));
    expect(inputs).toMatch(/\bsay\b/);
    expect(inputs).not.toMatch(/\b(id|addedAt|revision|createdAt)\b/);
    const paths = writableFields(createAgent, updateAgent, 'anew').map(({ path }) => path);
    expect(paths).toEqual(['name', 'extension.anew.steps', 'extension.anew.voice', 'extension.anew.voice.tone']);
  });

  test('is not sent with a copy, and is no loss of one', async () => {
    const {
      agent: copy,
      notCarried,
      userErrors,
    } = await rollcall.mutate('copyAgent', {
      id: 'anew:a',
      toAccountId: 'anew',
      name: 'Bea',
    });
    expect(userErrors).toEqual([]);
    expect(notCarried).toEqual([]);
    expect(server.heard().at(-1)).toBe(
      'POST /agents {"name":"Bea","steps":[{"say":"Hello"},{"say":"Bye"}],"voice":{"tone":"calm"}}',
    );
    expect(copy?.raw).not.toMatchObject({ revision: 7 });
  });

  test('keeps a copy from losing the rest in silence', async () => {
    server.agents.set('a', { ...ORIGINAL, steps: [{ id: 's1', say: 'Hello', mood: 'new' }] });
    const { notCarried } = await rollcall.mutate('copyAgent', { id: 'anew:a', toAccountId: 'anew', name: 'Bea' });
    expect(notCarried).toEqual([{ field: 'raw.steps.0.mood', reason: 'No documented call of Anew sets it.' }]);
  });

  test('is not compared after a write', async () => {
    const extension = { anew: { steps: [{ say: 'Bye' }, { say: 'Hello' }], voice: { tone: 'loud' } } };
    const { userErrors } = await rollcall.mutate('updateAgent', { id: 'anew:a', extension });
    expect(userErrors).toEqual([]);
    expect(server.agents.get('a')).toMatchObject({ steps: [{ say: 'Bye' }, { say: 'Hello' }] });
  });

  test('does not hide what the vendor did not take', async () => {
    await rollcall.close();
    await server.close();
    server = await serveCollection({ ...anew, changed: (held) => held });
    server.agents.set('a', ORIGINAL);
    rollcall = startInvented({ vendor, baseUrl: server.baseUrl });
    const extension = { anew: { steps: [{ say: 'Bye' }] } };
    const { userErrors } = await rollcall.mutate('updateAgent', { id: 'anew:a', extension });
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', field: ['extension', 'anew', 'steps'] }]);
  });
});

test('a document without anything that is given anew is the same one', () => {
  fc.assert(
    fc.property(documents(agent), (document) => {
      const once = withoutAssigned(agent, document);
      expect(withoutAssigned(agent, once)).toBe(once);
      for (const key of ['id', 'created_at', 'revision']) expect(Object.hasOwn(once, key)).toBe(false);
      for (const [key, value] of Object.entries(once)) {
        if (!['steps', 'voice'].includes(key)) expect(value).toBe(document[key]);
      }
    }),
  );
});
