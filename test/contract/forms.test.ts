/** @module Unified fields in one of several forms: read, written, copied, shown and described. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { printSdl } from '../../src/contract/sdl/print.ts';
import { vendorTypes } from '../../src/contract/sdl/vendor-types.ts';
import { writableFields } from '../../src/contract/writable-fields.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { anew } from '../invented/anew.ts';
import { type CollectionServer, inventCollection, serveCollection } from '../invented/collection.ts';
import { forms } from '../invented/forms.ts';
import { type InventedRollcall, startInvented } from '../invented/rollcall.ts';

const vendor = inventCollection(forms);
const { createAgent, updateAgent } = forms.contract;

const OPENAI = { kind: 'openai', prompt: 'Be brief.', model: 'small', api_key: 'live-0123456789' };
const RETELL = { kind: 'retell', general_prompt: 'Be kind.', begin: 'Hello' };
const FLOW = { kind: 'flow', flow_id: 'f1' };

describe('unified fields in one of several forms', () => {
  let server: CollectionServer;
  let others: CollectionServer;
  let rollcall: InventedRollcall;

  beforeEach(async () => {
    server = await serveCollection(forms);
    others = await serveCollection(anew);
    rollcall = startInvented(
      { vendor, baseUrl: server.baseUrl },
      { vendor: inventCollection(anew), baseUrl: others.baseUrl },
    );
    for (const [id, llm] of Object.entries({ o: OPENAI, r: RETELL, f: FLOW, none: null })) {
      server.agents.set(id, { id, name: `Agent ${id}`, llm });
    }
  });
  afterEach(async () => {
    await rollcall.close();
    await server.close();
    await others.close();
  });

  const update = (id: string, input: object) => rollcall.mutate('updateAgent', { id: `forms:${id}`, ...input });
  const create = (input: object) => rollcall.mutate('createAgent', { accountId: 'forms', name: 'New', ...input });
  const llmOf = (id: string) => server.agents.get(id)?.llm as JsonObject;
  const messages = ({ userErrors }: { userErrors: readonly { message: string }[] }) =>
    userErrors.map(({ message }) => message);
  const writes = () => server.heard().filter((call) => !call.startsWith('GET'));

  test('are read from the form that the agent has', async () => {
    const query = `{ agents(filter: { accountIds: ["forms"] }) { nodes { id instructions model
      extension { ... on FormsAgent { llm { kind begin flowId } } } } } }`;
    const { agents } = await rollcall.ask<{ agents: { nodes: object[] } }>(query);
    expect(agents.nodes).toHaveLength(4);
    expect(agents.nodes).toEqual(
      expect.arrayContaining([
        {
          id: 'forms:o',
          instructions: 'Be brief.',
          model: 'small',
          extension: { llm: { kind: 'openai', begin: null, flowId: null } },
        },
        {
          id: 'forms:r',
          instructions: 'Be kind.',
          model: null,
          extension: { llm: { kind: 'retell', begin: 'Hello', flowId: null } },
        },
        {
          id: 'forms:f',
          instructions: null,
          model: null,
          extension: { llm: { kind: 'flow', begin: null, flowId: 'f1' } },
        },
        { id: 'forms:none', instructions: null, model: null, extension: { llm: null } },
      ]),
    );
  });

  test('do not stand in the extension and its inputs again, which have the fields of all forms', () => {
    expect(printSdl(vendorTypes(vendor).filter(({ name }) => name.includes('Llm')))).toMatchInlineSnapshot(`
      """"What answers, in one of three forms."""
      type FormsLlm {
        """What answers."""
        kind: String!
        """What is said first."""
        begin: String
        """The flow."""
        flowId: String
      }

      """What answers, in one of three forms."""
      input FormsLlmInput {
        """What answers. Required on create."""
        kind: String
        """Its key."""
        apiKey: String
        """What is said first."""
        begin: String
        """The flow."""
        flowId: String
      }"
    `);
  });

  test('are in the form once, with what is true of every place', () => {
    const shown = writableFields(createAgent, updateAgent, 'forms').map(
      ({ path, kind, maxLength, requiredOnCreate, allowedValues }) => ({
        path,
        kind,
        maxLength,
        requiredOnCreate,
        allowedValues,
      }),
    );
    expect(shown).toMatchInlineSnapshot(`
      [
        {
          "allowedValues": undefined,
          "kind": "TEXT",
          "maxLength": undefined,
          "path": "name",
          "requiredOnCreate": true,
        },
        {
          "allowedValues": undefined,
          "kind": "OBJECT",
          "maxLength": undefined,
          "path": "extension.forms.llm",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": [
            "openai",
            "retell",
            "flow",
          ],
          "kind": "ONE_OF",
          "maxLength": undefined,
          "path": "extension.forms.llm.kind",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": undefined,
          "kind": "TEXT",
          "maxLength": undefined,
          "path": "extension.forms.llm.apiKey",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": undefined,
          "kind": "TEXT",
          "maxLength": 20,
          "path": "extension.forms.llm.begin",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": undefined,
          "kind": "TEXT",
          "maxLength": undefined,
          "path": "extension.forms.llm.flowId",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": undefined,
          "kind": "TEXT",
          "maxLength": 40,
          "path": "instructions",
          "requiredOnCreate": false,
        },
        {
          "allowedValues": [
            "small",
            "large",
          ],
          "kind": "ONE_OF",
          "maxLength": undefined,
          "path": "model",
          "requiredOnCreate": false,
        },
      ]
    `);
  });

  test('secrets of a form are shown nowhere', async () => {
    const { agent } = await rollcall.ask<{ agent: { raw: { llm: object } } }>('{ agent(id: "forms:o") { raw } }');
    expect(agent.raw.llm).toEqual({ ...OPENAI, api_key: '[redacted]' });
  });

  test.each([
    ['o', { ...OPENAI, prompt: 'New words.' }],
    ['r', { ...RETELL, general_prompt: 'New words.' }],
  ])('are changed in the form that agent %s has', async (id, llm) => {
    expect(messages(await update(id, { instructions: 'New words.' }))).toEqual([]);
    expect(llmOf(id)).toEqual(llm);
  });

  test('are written together with other fields of the form, without saying which form it is', async () => {
    const extension = { forms: { llm: { begin: 'Good day' } } };
    expect(messages(await update('r', { instructions: 'New words.', extension }))).toEqual([]);
    expect(llmOf('r')).toEqual({ kind: 'retell', general_prompt: 'New words.', begin: 'Good day' });
    expect(messages(await update('r', { extension: { forms: { llm: { begin: 'Hi' } } } }))).toEqual([]);
    expect(llmOf('r')).toEqual({ kind: 'retell', general_prompt: 'New words.', begin: 'Hi' });
  });

  test('go into another form when the change says so, without what only the old one had', async () => {
    const extension = { forms: { llm: { kind: 'retell' } } };
    expect(messages(await update('o', { instructions: 'New words.', extension }))).toEqual([]);
    expect(llmOf('o')).toEqual({ kind: 'retell', general_prompt: 'New words.' });
  });

  test('are needed by another form that can not do without them', async () => {
    server.heard();
    const { userErrors } = await update('o', { extension: { forms: { llm: { kind: 'retell' } } } });
    expect(userErrors).toMatchObject([
      { code: 'INVALID', field: ['instructions'], message: 'instructions is required.' },
    ]);
    expect(writes()).toEqual([]);
  });

  test('are refused where the form has none, and where it is not said which form it shall be', async () => {
    server.heard();
    const inFlow = await update('f', { instructions: 'New words.' });
    expect(inFlow.userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: ['instructions'] }]);
    expect(messages(inFlow)).toMatchInlineSnapshot(`
      [
        "instructions can not be set with this extension.forms.llm.kind: only where it is openai or retell.",
      ]
    `);
    const inNone = await update('none', { instructions: 'New words.' });
    expect(inNone.userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'forms', 'llm', 'kind'] }]);
    expect(messages(inNone)).toMatchInlineSnapshot(`
      [
        "extension.forms.llm.kind is required with instructions: openai or retell.",
      ]
    `);
    expect(writes()).toEqual([]);
  });

  test('name themselves in mistakes, in whichever form they stand', async () => {
    for (const id of ['o', 'r']) {
      const { userErrors } = await update(id, { instructions: 'x'.repeat(41) });
      expect(userErrors).toMatchObject([
        { code: 'INVALID', field: ['instructions'], message: 'instructions must have at most 40 characters.' },
      ]);
    }
    expect(messages(await update('o', { model: 'huge' }))).toEqual(['model must be small or large.']);
  });

  test('are cleared by null where the form takes it', async () => {
    expect(messages(await update('o', { instructions: null }))).toEqual([]);
    expect(llmOf('o')).toMatchObject({ prompt: null, model: 'small' });
    expect((await update('r', { instructions: null })).userErrors).toMatchObject([
      { code: 'UNSUPPORTED', field: ['instructions'] },
    ]);
    expect(messages(await update('f', { instructions: null }))).toEqual([]);
  });

  test('make a new agent of the form that is said, or of the only one that has them', async () => {
    server.heard();
    expect(messages(await create({ instructions: 'Hi.', extension: { forms: { llm: { kind: 'retell' } } } }))).toEqual(
      [],
    );
    expect(messages(await create({ model: 'large' }))).toEqual([]);
    expect(messages(await create({ instructions: 'Hi.', model: 'large' }))).toEqual([]);
    expect(writes()).toEqual([
      'POST /agents {"name":"New","llm":{"kind":"retell","general_prompt":"Hi."}}',
      'POST /agents {"name":"New","llm":{"kind":"openai","model":"large"}}',
      'POST /agents {"name":"New","llm":{"kind":"openai","model":"large","prompt":"Hi."}}',
    ]);
  });

  test('are refused for a new agent when several forms have them, before anything is sent', async () => {
    server.heard();
    const { userErrors } = await create({ instructions: 'Hi.' });
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['extension', 'forms', 'llm', 'kind'],
        message: 'extension.forms.llm.kind is required with instructions: openai or retell.',
        vendorError: null,
      },
    ]);
    const flow = await create({ instructions: 'Hi.', extension: { forms: { llm: { kind: 'flow', flowId: 'f' } } } });
    expect(flow.userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: ['instructions'] }]);
    const unknown = await create({ extension: { forms: { llm: { kind: 'magic' } } } });
    expect(messages(unknown)).toEqual(['extension.forms.llm.kind must be openai, retell or flow.']);
    expect(server.heard()).toEqual([]);
  });

  test('come along with a copy in the form of the original', async () => {
    for (const id of ['o', 'r', 'f']) {
      const { agent, notCarried, userErrors } = await rollcall.mutate('copyAgent', {
        id: `forms:${id}`,
        toAccountId: 'forms',
        name: 'Copy',
      });
      expect(userErrors).toEqual([]);
      const { api_key, ...rest } = llmOf(id);
      expect(agent?.raw).toMatchObject({ llm: rest });
      expect(notCarried?.map(({ field }) => field)).toEqual(
        api_key === undefined ? [] : ['extension.forms.llm.apiKey'],
      );
    }
  });

  test('can be given to a copy, whose form is that of the original', async () => {
    const copy = { id: 'forms:r', toAccountId: 'forms', name: 'Copy', instructions: 'New words.' };
    const { agent, notCarried, userErrors } = await rollcall.mutate('copyAgent', copy);
    expect([userErrors, notCarried]).toEqual([[], []]);
    expect(agent?.raw).toMatchObject({ llm: { ...RETELL, general_prompt: 'New words.' } });
  });

  test('make one copy for one key, and another request with the key is refused', async () => {
    const copy = { id: 'forms:r', toAccountId: 'forms', name: 'Copy', idempotencyKey: 'k' };
    const first = await rollcall.mutate('copyAgent', { ...copy, instructions: 'One.' });
    const again = await rollcall.mutate('copyAgent', { ...copy, instructions: 'One.' });
    expect(again.agent?.id).toBe(first.agent?.id);
    const other = await rollcall.mutate('copyAgent', { ...copy, instructions: 'Two.' });
    expect(other.userErrors).toMatchObject([{ code: 'CONFLICT', field: ['idempotencyKey'] }]);
  });

  test('are told once when a copy can not have them', async () => {
    server.agents.set('o', { id: 'o', name: 'Long', llm: { ...OPENAI, prompt: 'x'.repeat(41) } });
    const { notCarried } = await rollcall.mutate('copyAgent', { id: 'forms:o', toAccountId: 'forms', name: 'Copy' });
    expect(notCarried?.map(({ field }) => field)).toEqual(['instructions', 'extension.forms.llm.apiKey']);
    const other = await rollcall.mutate('copyAgent', { id: 'forms:r', toAccountId: 'anew', name: 'Copy' });
    expect(other.notCarried?.map(({ field }) => field)).toEqual([
      'instructions',
      'extension.forms.llm.kind',
      'extension.forms.llm.begin',
    ]);
  });
});
