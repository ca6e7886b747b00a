/** @module Unified fields in one item of a list, and those that are made of several keys. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printSdl } from '../../src/contract/sdl/print.ts';
import { vendorTypes } from '../../src/contract/sdl/vendor-types.ts';
import { writableFields } from '../../src/contract/writable-fields.ts';
import { anew } from '../invented/anew.ts';
import { type CollectionServer, inventCollection, serveCollection } from '../invented/collection.ts';
import { type InventedRollcall, startInvented } from '../invented/rollcall.ts';
import { thread } from '../invented/thread.ts';

const vendor = inventCollection(thread);

const ADA = {
  id: 'a',
  first_name: 'Ada',
  last_name: 'King',
  messages: [
    { role: 'user', content: 'Hello', id: 'm1' },
    { role: 'system', content: 'Be brief.', id: 'm2', weird: 1 },
    { role: 'system', content: 'Another one.', id: 'm3' },
  ],
  stages: [{ model: 'one', retries: 2 }, { model: 'two' }],
};

let server: CollectionServer;
let others: CollectionServer;
let rollcall: InventedRollcall;

beforeEach(async () => {
  server = await serveCollection(thread);
  others = await serveCollection(anew);
  rollcall = startInvented(
    { vendor, baseUrl: server.baseUrl },
    { vendor: inventCollection(anew), baseUrl: others.baseUrl },
  );
  server.agents.set('a', ADA);
  server.agents.set('bare', { id: 'bare', first_name: 'Bea' });
});
afterEach(async () => {
  await rollcall.close();
  await server.close();
  await others.close();
});

const update = (id: string, input: object) => rollcall.mutate('updateAgent', { id: `thread:${id}`, ...input });
const create = (input: object) => rollcall.mutate('createAgent', { accountId: 'thread', name: 'New', ...input });
const copy = (input: object = {}) =>
  rollcall.mutate('copyAgent', { id: 'thread:a', toAccountId: 'thread', name: 'Copy', ...input });
const messages = ({ userErrors }: { userErrors: readonly { message: string }[] }) =>
  userErrors.map(({ message }) => message);
const held = (id: string) => server.agents.get(id) as typeof ADA;

describe('unified fields in one item of a list', () => {
  test('are read from the first item that the literal tells, or from the one at the index', async () => {
    const query =
      '{ agent(id: "thread:a") { instructions model extension { ... on ThreadAgent { messages { role content } stages { retries } } } } }';
    expect(await rollcall.ask(query)).toMatchObject({
      agent: { instructions: 'Be brief.', model: 'one', extension: { stages: [{ retries: 2 }, { retries: null }] } },
    });
    expect(await rollcall.ask('{ agent(id: "thread:bare") { instructions model } }')).toEqual({
      agent: { instructions: null, model: null },
    });
  });

  test('stay in the extension, since all items have the key; parts of one do not', () => {
    const sdl = printSdl(vendorTypes(vendor));
    expect(sdl).not.toMatch(/firstName|lastName/);
    for (const field of [/\bcontent: String/g, /\bmodel: String/g]) expect(sdl.match(field)).toHaveLength(2);
    const paths = writableFields(thread.contract.createAgent, thread.contract.updateAgent, 'thread');
    expect(paths.map(({ path, kind, maxLength }) => [path, kind, maxLength])).toEqual([
      ['extension.thread.messages', 'LIST', undefined],
      ['extension.thread.stages', 'LIST', undefined],
      ['instructions', 'TEXT', 30],
      ['model', 'TEXT', 5],
      ['name', 'TEXT', undefined],
    ]);
  });

  test('are changed in their item, and all the rest of the list is written back as it is', async () => {
    expect(messages(await update('a', { instructions: 'New.', model: 'three' }))).toEqual([]);
    expect(held('a').messages).toEqual([
      { role: 'user', content: 'Hello' },
      { role: 'system', content: 'New.', weird: 1 },
      { role: 'system', content: 'Another one.' },
    ]);
    expect(held('a').stages).toEqual([{ model: 'three', retries: 2 }, { model: 'two' }]);
  });

  test('get an item where there is none', async () => {
    expect(messages(await update('bare', { instructions: 'New.', model: 'one' }))).toEqual([]);
    expect(held('bare')).toMatchObject({ messages: [{ role: 'system', content: 'New.' }], stages: [{ model: 'one' }] });
    server.heard();
    expect(messages(await create({ instructions: 'Hi.' }))).toEqual([]);
    expect(server.heard().at(-1)).toBe(
      'POST /agents {"messages":[{"role":"system","content":"Hi."}],"first_name":"New","last_name":""}',
    );
  });

  test('go into the list that is given beside them', async () => {
    const extension = { thread: { messages: [{ role: 'user', content: 'Hi' }] } };
    expect(messages(await update('a', { instructions: 'New.', extension }))).toEqual([]);
    expect(held('a').messages).toEqual([
      { role: 'system', content: 'New.' },
      { role: 'user', content: 'Hi' },
    ]);
  });

  test('stay as they are when the list is written as it was read', async () => {
    const extension = { thread: { stages: [{ retries: 3 }, {}] } };
    expect(messages(await update('a', { extension }))).toEqual([]);
    expect(held('a').stages).toEqual([{ model: 'one', retries: 3 }, {}]);
  });

  test('are refused when they are given twice, and named when they are wrong', async () => {
    server.heard();
    const extension = { thread: { messages: [{ role: 'system', content: 'Old.' }] } };
    expect(messages(await update('a', { instructions: 'New.', extension }))).toEqual([
      'extension.thread.messages.0.content can not be given together with instructions: they are the same.',
    ]);
    const same = { thread: { messages: [{ role: 'system', content: 'New.' }] } };
    expect(messages(await update('a', { instructions: 'New.', extension: same, dryRun: true }))).toEqual([]);
    const { userErrors } = await update('a', { instructions: 'x'.repeat(31), model: 'too long' });
    expect(userErrors.map(({ field }) => field)).toEqual([['instructions'], ['model']]);
    expect(server.heard().filter((call) => !call.startsWith('GET'))).toEqual([]);
  });

  test('are named when the vendor does not take them', async () => {
    await rollcall.close();
    const deaf = await serveCollection({ ...thread, changed: (agent) => agent });
    deaf.agents.set('a', ADA);
    rollcall = startInvented({ vendor, baseUrl: deaf.baseUrl });
    const { userErrors } = await update('a', { instructions: 'New.' });
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', field: ['instructions'] }]);
    await deaf.close();
  });

  test('come along with a copy, and are told once where they do not', async () => {
    const same = await copy();
    expect(same.userErrors).toEqual([]);
    expect(same.notCarried?.map(({ field }) => field)).toEqual(['raw.messages.1.weird']);
    expect(same.agent?.raw).toMatchObject({
      first_name: 'Copy',
      last_name: '',
      messages: [{}, { content: 'Be brief.' }, {}],
    });
    const changed = await copy({ instructions: 'New.' });
    expect(changed.notCarried?.map(({ field }) => field)).toEqual(['raw.messages.1.weird']);
    expect(changed.agent?.raw).toMatchObject({ messages: [{ content: 'Hello' }, { content: 'New.' }, {}] });
    server.agents.set('a', {
      ...ADA,
      messages: [{ role: 'system', content: 'Be brief.', id: 'm' }] as never,
      stages: [],
    });
    const other = await copy({ toAccountId: 'anew' });
    expect(other.notCarried?.map(({ field }) => field)).toEqual(['instructions']);
  });

  test('of another vendor make an item of their own', async () => {
    others.agents.set('x', { id: 'x', name: 'Xena Prin' });
    const { agent, userErrors } = await copy({ id: 'anew:x', name: null, instructions: 'New.' });
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject({
      first_name: 'Xena',
      last_name: 'Prin',
      messages: [{ role: 'system', content: 'New.' }],
    });
  });
});

describe('a unified field that is made of several keys', () => {
  test('is read and written by its pair of functions', async () => {
    expect(await rollcall.ask('{ agent(id: "thread:a") { name } }')).toEqual({ agent: { name: 'Ada King' } });
    expect(messages(await update('a', { name: 'Bea' }))).toEqual([]);
    expect(held('a')).toMatchObject({ first_name: 'Bea', last_name: '' });
  });

  test('is named when a part of it is wrong or missing', async () => {
    expect(messages(await update('a', { name: 'Wilhelminea K' }))).toEqual(['name must have at most 10 characters.']);
    const { userErrors } = await update('a', { name: null });
    expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: ['name'] }]);
  });

  test('is told once when a copy can not have it', async () => {
    server.agents.set('a', { ...ADA, last_name: 'x'.repeat(11), messages: [], stages: [] });
    const { notCarried } = await copy({ name: null });
    expect(notCarried?.map(({ field }) => field)).toEqual(['name']);
  });
});
