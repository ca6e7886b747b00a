import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBack } from '../../src/agents/lifecycle/read-back.ts';
import { valueAt } from '../../src/core/json.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';
import type { TextPlace } from './cases/vendor-case.ts';

/** The input that sets a text there. */
function inputAt({ field }: TextPlace, value: unknown): object {
  return field.split('.').reduceRight<unknown>((inner, step) => ({ [step]: inner }), value) as object;
}

/** Texts that are shown with a blank, each with the vendor's own account key where `KEY` stands. */
const SECRETS = [
  'Ask https://bot:s3cret@kb.example.com/search first.',
  'postgresql://app:p@ss%2Fword@db/prod',
  'Send "Authorization: Bearer abc.def-1" and sk-live-123.',
];

describe.each(CASES)('what is shown blanked and comes back to $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
  });
  afterAll(() => api.close());

  const places = vendor.texts;

  async function createOne(): Promise<string> {
    const { agent, userErrors } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    if (agent === null) throw new Error(JSON.stringify(userErrors));
    return agent.id;
  }

  /** What an agent shows there. */
  async function shown(id: string, { wire }: TextPlace): Promise<unknown> {
    const account = api.rollcall.accounts.get(vendor.key);
    if (account === undefined) throw new Error(vendor.key);
    return valueAt((await readBack(account, id.slice(vendor.key.length + 1)))?.document, wire);
  }

  test('has places to try', () => expect(places.length).toBeGreaterThan(0));

  test.each(places)('at $field stays what it hides', async (place) => {
    for (const secret of SECRETS) {
      const id = await createOne();
      const value = place.isList ? ['first', secret] : secret;
      const set = await api.mutate('updateAgent', { id, ...inputAt(place, value) });
      expect(set.userErrors).toEqual([]);
      const before = await shown(id, place);
      expect(JSON.stringify(before)).toContain(REDACTED);
      expect(JSON.stringify(before)).not.toMatch(/s3cret|p@ss|abc\.def|123/);

      api.forgetCalls();
      const saved = await api.mutate('updateAgent', { id, ...inputAt(place, before) });
      expect(saved.userErrors).toEqual([]);
      const added = place.isList ? [...(before as string[]), 'last'] : `${before} Be brief.`;
      const changed = await api.mutate('updateAgent', { id, ...inputAt(place, added) });
      expect(changed.userErrors).toEqual([]);
      expect(await shown(id, place)).toEqual(added);
      const writes = api.writes(vendor.key);
      expect(writes).toHaveLength(2);
      const written = place.isList
        ? JSON.stringify(['first', secret, 'last']).slice(1, -1)
        : JSON.stringify(`${secret} Be brief.`);
      expect(writes[1]).toContain(written);
      for (const write of writes) expect(write).not.toMatch(/redacted/i);
    }
  });

  test.each(places)('at $field is refused where it hides nothing that is known', async (place) => {
    const id = await createOne();
    api.forgetCalls();
    for (const mask of [
      REDACTED,
      `Say ${REDACTED}.`,
      `https://${REDACTED}@h.example/x`,
      'https://%5bRedacted%5D@h.example',
    ]) {
      const value = place.isList ? [mask] : mask;
      const { userErrors } = await api.mutate('updateAgent', { id, ...inputAt(place, value) });
      expect(userErrors).toMatchObject([{ code: 'INVALID' }]);
      const field = userErrors[0]?.field?.join('.') ?? '';
      expect(field).toBe(place.isList ? `${place.field}.0` : place.field);
      expect(userErrors[0]?.message).toContain(`holds ${REDACTED}`);
    }
    expect(api.writes(vendor.key)).toEqual([]);
  });

  test.each(places)('at $field is refused in a new agent and in a copy', async (place) => {
    const id = await createOne();
    api.forgetCalls();
    const { extension: own, ...fields } = createInput(vendor);
    const given = inputAt(place, place.isList ? [REDACTED] : `x ${REDACTED}`) as { readonly extension?: object };
    const [member, others] = Object.entries(own ?? {})[0] ?? ['', {}];
    const mine = (given.extension as Record<string, object> | undefined)?.[member];
    const input = { ...fields, ...given, ...(own && { extension: { [member]: { ...others, ...mine } } }) };
    const made = await api.mutate('createAgent', { accountId: vendor.key, ...input });
    const copied = await api.mutate('copyAgent', { id, toAccountId: vendor.key, ...given });
    for (const { agent, userErrors } of [made, copied]) {
      expect(agent).toBeNull();
      const place0 = place.isList ? `${place.field}.0` : place.field;
      expect(userErrors.map(({ code, field }) => [code, field?.join('.')])).toEqual([['INVALID', place0]]);
    }
    expect(api.writes(vendor.key)).toEqual([]);
  });
});

describe('a blank that an agent holds as its own word', () => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: ['chatsby', 'nova', 'gennia'] });
  });
  afterAll(() => api.close());

  const WORD = `Say ${REDACTED} for names.`;

  /** The id of an agent whose instructions are this text, written past Rollcall. */
  async function withInstructions(text: string): Promise<string> {
    const input = { name: 'Wordy', model: 'gpt-4o', instructions: 'Say less.' };
    const { agent } = await api.mutate('createAgent', { accountId: 'chatsby', ...input });
    if (agent === null) throw new Error('no agent');
    const rewrite = (json: unknown) => ({ ...(json as object), system_prompt: text });
    api.server('chatsby').faults.add({
      fault: { kind: 'REWRITE', rewrite },
      matches: ({ method, url }) => method === 'GET' && url.endsWith(agent.id.slice('chatsby:'.length)),
    });
    return agent.id;
  }

  test('is a word that can be written again', async () => {
    const id = await withInstructions(WORD);
    api.forgetCalls();
    await api.mutate('updateAgent', { id, instructions: `${WORD} Be brief.` });
    expect(api.writes('chatsby').join()).toContain(JSON.stringify(`${WORD} Be brief.`));
  });

  test('comes along in a copy, to its own vendor and to another', async () => {
    const id = await withInstructions(WORD);
    for (const [toAccountId, extension] of [
      ['chatsby', undefined],
      ['gennia', undefined],
      ['nova', { nova: { type: 'CHAT' } }],
    ] as const) {
      const copy = await api.mutate('copyAgent', { id, toAccountId, name: `Copy at ${toAccountId}`, extension });
      expect(copy.userErrors).toEqual([]);
      expect(copy.agent?.instructions).toBe(WORD);
      expect(copy.notCarried?.map(({ field }) => field)).not.toContain('instructions');
    }
  });

  test('is told from one that hides a secret, which stays behind', async () => {
    const id = await withInstructions(`${WORD} Ask https://u:p@h.example.`);
    api.forgetCalls();
    const copy = await api.mutate('copyAgent', { id, toAccountId: 'gennia', name: 'Copy without' });
    expect(copy.agent?.instructions).toBeNull();
    const [loss] = copy.notCarried?.filter(({ field }) => field === 'instructions') ?? [];
    expect(loss?.reason).toContain('secret');
    expect(api.writes('gennia').join()).not.toContain('redacted');
  });
});
