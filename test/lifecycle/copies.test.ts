import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBack } from '../../src/agents/lifecycle/read-back.ts';
import { extensionLeaves } from '../../src/contract/extension-leaves.ts';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { extensionFor, unifiedIn, vendorWithCase } from './copied.ts';

const UNIFIED = ['description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags', 'status'] as const;

const pairs = vendors.flatMap((source) => vendors.map((target) => [source.key, target.key] as const));

describe('copies', () => {
  let api: WriteApi;
  const richest = new Map<string, string>();
  beforeAll(async () => {
    api = await startWriteApi();
    for (const { key } of vendors) richest.set(key, await richestAgent(api, key));
  });
  afterAll(() => api.close());

  test.each(pairs)('of the richest agent of %s to %s lose nothing in silence', async (from, to) => {
    const id = richest.get(from) ?? '';
    const source = await wholeAgent(api, id);
    const name = `Copy ${from} ${to}`;
    const required = extensionFor(from, to, name, (unified) => hasValue(source.fields[unified]));
    const given = unifiedIn(to, required);
    const { hasModelAliases = false } = vendorWithCase(to).vendorCase;
    const { agent, notCarried, userErrors } = await api.mutate('copyAgent', {
      id,
      toAccountId: to,
      name,
      ...(required === undefined ? {} : { extension: required }),
    });
    expect(userErrors).toEqual([]);
    if (agent === null) throw new Error('no copy');
    const copy = await wholeAgent(api, agent.id);
    expect(copy.fields.name).toBe(name);
    const lost = new Map((notCarried ?? []).map(({ field, reason }) => [field, reason]));
    for (const reason of lost.values()) expect(reason).toMatch(/^\S.*\.$/s);

    for (const field of UNIFIED) {
      const value = source.fields[field];
      if (!hasValue(value)) continue;
      const isSet = given.includes(field);
      const isSameModel = field === 'model' && hasModelAliases && copy.fields[field] !== null;
      const arrived = isSameModel || JSON.stringify(copy.fields[field]) === JSON.stringify(value);
      expect({ field, told: lost.has(field) || arrived || isSet }).toEqual({ field, told: true });
      if (lost.has(field)) expect({ field, arrived }).toEqual({ field, arrived: false });
    }
    const vendor = vendors.find(({ key }) => key === from);
    for (const { wirePath, path } of extensionLeaves(vendor?.contract.agent ?? (undefined as never))) {
      const value = at(source.raw, wirePath);
      if (!hasValue(value)) continue;
      const field = ['extension', vendor?.inputMember, ...path].join('.');
      const arrived = from === to && holds(at(copy.raw, wirePath), value);
      const isSet = from === to && at(required?.[vendor?.inputMember as never], path) !== undefined;
      expect({ field, told: lost.has(field) || arrived || isSet }).toEqual({ field, told: true });
    }
  });

  test('what the target requires and the original lacks is named', async () => {
    const id = richest.get('chatsby') ?? '';
    api.forgetCalls();
    const toCometChat = await api.mutate('copyAgent', { id, toAccountId: 'cometchat' });
    const fields = toCometChat.userErrors.map(({ code, field }) => [code, field?.join('.')]);
    expect(fields).toContainEqual(['INVALID', 'avatarUrl']);
    expect(fields).toContainEqual(['INVALID', 'extension.cometChat.integrateWith']);
    const toAegra = await api.mutate('copyAgent', { id, toAccountId: 'aegra' });
    expect(toAegra.userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'aegra', 'graphId'] }]);
    const toNova = await api.mutate('copyAgent', { id, toAccountId: 'nova' });
    expect(toNova.userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'nova', 'type'] }]);
    for (const key of ['cometchat', 'aegra', 'nova']) expect(api.writes(key)).toEqual([]);
  });

  test('instructions that are too long for the target stay behind and are named', async () => {
    const { agent } = await api.mutate('createAgent', {
      accountId: 'gennia',
      name: 'Long',
      instructions: 'x'.repeat(4001),
    });
    const { agent: copy, notCarried } = await api.mutate('copyAgent', { id: agent?.id, toAccountId: 'chatsby' });
    expect(copy?.instructions).toBe('');
    expect(notCarried).toContainEqual({ field: 'instructions', reason: expect.stringContaining('4000') });
  });

  test('another vendor than the target in the extension is refused before any call', async () => {
    const id = richest.get('chatsby') ?? '';
    api.forgetCalls();
    const { userErrors } = await api.mutate('copyAgent', {
      id,
      toAccountId: 'chatsby',
      extension: { nova: { type: 'CHAT' } },
    });
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'nova'] }]);
    expect(api.callCount()).toBe(0);
  });
});

interface Whole {
  readonly fields: Record<string, unknown>;
  readonly raw: Record<string, unknown>;
}

async function wholeAgent(api: WriteApi, id: string): Promise<Whole> {
  const { data } = await api.run(
    'query ($id: ID!) { agent(id: $id) { name description instructions model temperature avatarUrl tags status } }',
    { id },
  );
  const { ...fields } = (data as unknown as { agent: Record<string, unknown> }).agent;
  // Nova's sandbox shows the configuration of every second agent as the bytes of its JSON: here it is decoded.
  const colon = id.indexOf(':');
  const account = api.rollcall.accounts.get(id.slice(0, colon));
  const record = account === undefined ? null : await readBack(account, id.slice(colon + 1));
  return { fields, raw: record?.document ?? {} };
}

async function richestAgent(api: WriteApi, account: string): Promise<string> {
  const { data } = await api.run(
    'query ($account: ID!) { agents(first: 100, filter: { accountIds: [$account] }) { nodes { id operations raw } } }',
    { account },
  );
  const { nodes } = (data as unknown as { agents: { nodes: { id: string; operations: string[]; raw: object }[] } })
    .agents;
  const [best] = nodes
    .filter(({ operations }) => operations.includes('UPDATE'))
    .map(({ id, raw }) => ({ id, values: Object.values(raw).filter(hasValue).length }))
    .sort((a, b) => b.values - a.values);
  return best?.id ?? '';
}

function at(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | null | undefined)?.[step], document);
}

/** Whether a part is there; what is beside it does not matter. */
function holds(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null || Array.isArray(part))
    return JSON.stringify(whole) === JSON.stringify(part);
  return Object.entries(part).every(([key, item]) => holds(at(whole, [key]), item));
}

function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
