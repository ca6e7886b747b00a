import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { FORM, type FormField } from '../support/form.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

const SECRET = 's3cr3t-Of-The-Database';
const PROMPT = `Ask postgresql://app:${SECRET}@db.example.com/prod, and ssh://git@git.example.com is no secret.`;
const PICTURE = `https://app:${SECRET}@example.com/a.png`;

/** Which of the unified fields a vendor has that can hold a text. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  aegra: ['description'],
  chatsby: ['instructions'],
  cometchat: ['avatarUrl'],
  gennia: ['description', 'instructions', 'avatarUrl'],
  nova: ['instructions'],
};

const valueOfField = (field: string) => (field === 'avatarUrl' ? PICTURE : PROMPT);

const cases = vendors.flatMap(({ key: from }) =>
  vendors
    .filter(({ key: to }) => to !== from)
    .flatMap(({ key: to }) =>
      (TEXTS[from] ?? []).filter((field) => TEXTS[to]?.includes(field)).map((field) => [field, from, to] as const),
    ),
);

describe('a secret in a field of the original', () => {
  let api: WriteApi;
  const ids = new Map<string, string>();
  const required = new Set<string>();
  beforeAll(async () => {
    api = await startWriteApi();
    for (const vendor of CASES) {
      const texts = Object.fromEntries((TEXTS[vendor.key] ?? []).map((field) => [field, valueOfField(field)]));
      const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor), ...texts });
      expect(agent).not.toBeNull();
      ids.set(vendor.key, agent?.id ?? '');
      const { data } = await api.run(FORM, { id: vendor.key });
      const form = (data as unknown as { account: { writableFields: FormField[] } }).account.writableFields;
      for (const field of form.filter(({ requiredOnCreate }) => requiredOnCreate)) {
        required.add(`${vendor.key} ${field.path}`);
      }
    }
  });
  afterAll(() => api.close());

  const copy = (from: string, to: string, given: object) => {
    const target = CASES.find(({ key }) => key === to);
    const { extension } = target === undefined ? {} : createInput(target);
    api.forgetCalls();
    return api.mutate('copyAgent', { id: ids.get(from), toAccountId: to, extension, ...given });
  };

  test.each(cases)(
    '%s stays behind on the way from %s to %s, for that reason and no other',
    async (field, from, to) => {
      const others = Object.fromEntries((TEXTS[to] ?? []).map((name) => [name, 'https://example.com/other.png']));
      const { [field]: _field, ...given } = others;
      const { notCarried, userErrors } = await copy(from, to, given);
      const isRequired = required.has(`${to} ${field}`);
      if (isRequired) {
        expect(userErrors).toMatchObject([{ code: 'INVALID', field: [field] }]);
        expect(userErrors[0]?.message).toMatch(/is required; .*it holds a secret.*: give the copy its own in \w+\.$/);
        expect(api.writes(to)).toEqual([]);
      } else {
        expect(userErrors).toEqual([]);
        const reason = notCarried?.find((loss) => loss.field === field)?.reason;
        expect(reason).toBe(`It holds a secret, and secrets are not copied: give the copy its own in ${field}.`);
      }
      expect(api.writes(to).join()).not.toMatch(/redacted|s3cr3t/i);
      const whole = await copy(from, to, { ...others, name: `Whole ${field} ${from} ${to}` });
      expect(whole.userErrors).toEqual([]);
      expect(whole.agent).toMatchObject({ [field]: 'https://example.com/other.png' });
    },
  );

  test('is none where only a user is named', async () => {
    const { agent } = await api.mutate('createAgent', {
      accountId: 'chatsby',
      name: 'Repository bot',
      instructions: 'Clone ssh://git@git.example.com/acme/app.git.',
    });
    const made = await api.mutate('copyAgent', { id: agent?.id, toAccountId: 'gennia' });
    expect(made.agent?.instructions).toBe('Clone ssh://git@git.example.com/acme/app.git.');
  });
});
