import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { entryOf, FORM, type FormField } from '../support/form.ts';
import { type Payload, startWriteApi, type WriteApi } from './api.ts';
import { vendorWithCase } from './copied.ts';

type Input = { [key: string]: unknown };

const pairs = vendors.flatMap((source) => vendors.map((target) => [source.key, target.key] as const));

describe('a copy between any two vendors is possible with what a form gives', () => {
  let api: WriteApi;
  const forms = new Map<string, readonly FormField[]>();
  const sources = new Map<string, readonly string[]>();
  beforeAll(async () => {
    api = await startWriteApi();
    for (const { key } of vendors) {
      const form = await api.run(FORM, { id: key });
      forms.set(key, (form.data as unknown as { account: { writableFields: FormField[] } }).account.writableFields);
      const list = await api.run(
        'query ($ids: [ID!]) { agents(first: 12, filter: { accountIds: $ids }) { nodes { id operations } } }',
        { ids: [key] },
      );
      const { nodes } = (list.data as unknown as { agents: { nodes: { id: string; operations: string[] }[] } }).agents;
      const ids = nodes.filter(({ operations }) => operations.includes('COPY')).map(({ id }) => id);
      sources.set(key, ids.slice(0, 4));
    }
  });
  afterAll(() => api.close());

  /** Asks what is wrong until nothing is, and fills in the form's field of each error. */
  async function filledIn(id: string, to: string): Promise<{ input: Input; last: Payload }> {
    const input: Input = { id, toAccountId: to, name: `Copy ${id.slice(-30)} at ${to}` };
    for (let round = 0; ; round++) {
      const last = await api.mutate('copyAgent', { ...input, dryRun: true });
      if (last.userErrors.length === 0 || round === 4) return { input, last };
      for (const { field, message } of last.userErrors) {
        const path = field?.join('.') ?? '';
        const asked = forms.get(to)?.find((each) => each.path === path);
        expect({ message, path, isAsked: asked !== undefined }).toEqual({ message, path, isAsked: true });
        // What was filled in and is not taken beside the rest is taken out again.
        const isGiven = valueAt(input, path.split('.')) !== undefined;
        if (asked !== undefined) put(input, path.split('.'), isGiven ? undefined : (known(to, path) ?? entered(asked)));
      }
    }
  }

  test.each(pairs)('from %s to %s', async (from, to) => {
    for (const id of sources.get(from) ?? []) {
      const { input, last } = await filledIn(id, to);
      expect(last.userErrors).toEqual([]);
      const { isCopiedAnew, copied } = vendorWithCase(to).vendorCase;
      const unique = isCopiedAnew ? { extension: copied?.(id) } : {};
      const { agent, userErrors } = await api.mutate('copyAgent', { ...input, ...unique });
      expect(userErrors).toEqual([]);
      expect(agent?.name).toBe(input.name);
    }
  });

  const UNIFIED = {
    description: 'Another purpose',
    instructions: 'Be another one.',
    model: 'gpt-4o',
    temperature: 0.25,
    avatarUrl: 'https://example.com/another.png',
    tags: ['another'],
  } as const;

  test.each(vendors.map(({ key }) => key))(
    'unified fields given for a copy at %s are those of the copy',
    async (to) => {
      const has = Object.entries(UNIFIED).filter(([name]) => forms.get(to)?.some(({ path }) => path === name));
      const given = Object.fromEntries(has);
      for (const { key: from } of vendors) {
        const [id = ''] = sources.get(from) ?? [];
        const { input } = await filledIn(id, to);
        const { besideUnified, isCopiedAnew = false } = vendorWithCase(to).vendorCase;
        const extension = besideUnified ?? (input.extension as Input | undefined);
        const call = { ...input, ...given, extension, name: `Other ${from} ${to}`, dryRun: isCopiedAnew };
        const { agent, userErrors, plannedCalls, notCarried } = await api.mutate('copyAgent', call);
        expect(userErrors).toEqual([]);
        if (agent === null) {
          for (const value of Object.values(given)) expect(JSON.stringify(plannedCalls)).toContain(value);
          continue;
        }
        const { model, ...others } = given;
        expect(agent).toMatchObject(others);
        if (model !== undefined) expect(String(agent.model).toLowerCase()).toBe('gpt-4o');
        for (const name of Object.keys(given)) expect(notCarried?.map(({ field }) => field)).not.toContain(name);
      }
    },
  );

  test('a unified field that the target has no place for is refused, as in a new agent', async () => {
    for (const { key: to } of vendors) {
      const [id] = sources.get('gennia') ?? [];
      for (const [name, value] of Object.entries(UNIFIED)) {
        if (forms.get(to)?.some(({ path }) => path === name)) continue;
        api.forgetCalls();
        const { userErrors } = await api.mutate('copyAgent', { id, toAccountId: to, [name]: value });
        expect(userErrors).toMatchObject([{ code: 'UNSUPPORTED', field: [name] }]);
        expect(api.writes(to)).toEqual([]);
      }
    }
  });

  test('null leaves a field as it is in the original', async () => {
    const [id] = sources.get('gennia') ?? [];
    const nothing = Object.fromEntries(Object.keys(UNIFIED).map((name) => [name, null]));
    const plain = await api.mutate('copyAgent', { id, toAccountId: 'gennia', name: 'N', dryRun: true });
    const withNulls = await api.mutate('copyAgent', { id, toAccountId: 'gennia', name: 'N', ...nothing, dryRun: true });
    expect(withNulls).toEqual(plain);
    expect(plain.userErrors).toEqual([]);
  });
});

/** What only the account's owner knows. */
function known(to: string, path: string): unknown {
  return path === 'model' ? 'gpt-4o' : valueAt(vendorWithCase(to).vendorCase.known, path.split('.'));
}

function entered(field: FormField): unknown {
  const [value] = fc.sample(entryOf(field, { purpose: 'CREATE', careless: false }), { numRuns: 1, seed: 7 });
  return value;
}

function put(target: Input, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[step] = value;
    return;
  }
  target[step] ??= {};
  put(target[step] as Input, rest, value);
}
