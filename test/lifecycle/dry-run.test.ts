import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe.each(CASES)('a dry run at $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi();
  });
  afterAll(() => api.close());

  /** Plans, checks that nothing was sent, does it, and compares what was sent with what was planned. */
  async function compare(mutation: string, input: object): Promise<string | undefined> {
    api.forgetCalls();
    const planned = await api.mutate(mutation, { ...input, dryRun: true });
    expect(planned.userErrors).toEqual([]);
    expect(planned.agent ?? null).toBeNull();
    expect(api.writes(vendor.key)).toEqual([]);
    api.forgetCalls();
    const done = await api.mutate(mutation, input);
    expect(done.userErrors).toEqual([]);
    expect(done.plannedCalls).toBeNull();
    const base = new URL(api.server(vendor.key).baseUrl).pathname;
    const sent = api
      .server(vendor.key)
      .calls.filter(({ method, url }) => method !== 'GET' && !/\/(search|count|versions)$/.test(url))
      .map(({ method, url, body }) => ({ method, path: url, body: body === '' ? null : JSON.parse(body) }));
    const vendorId = done.agent?.id.slice(vendor.key.length + 1) ?? '';
    const expected = (planned.plannedCalls ?? []).map(({ method, path, body }) => ({
      method,
      path: `${base === '/' ? '' : base}${path.replace('{id}', encodeURIComponent(vendorId))}`,
      body,
    }));
    expect(blankSecrets(sent)).toEqual(blankSecrets(expected));
    return done.agent?.id;
  }

  test('plans exactly the calls that are then made, for every mutation', async () => {
    const id = await compare('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    await compare('updateAgent', { id, ...vendor.update });
    if (vendor.has.includes('PUBLISH')) {
      await compare('publishAgent', { id, ...(vendor.takesNotes === false ? {} : { notes: 'first' }) });
    }
    if (vendor.has.includes('PUBLISH')) await compare('updateAgent', { id, name: 'Another name' });
    if (vendor.has.includes('RESTORE_VERSION')) await compare('restoreAgentVersion', { id, version: 1 });
    if (vendor.has.includes('PAUSE')) await compare('pauseAgent', { id });
    if (vendor.has.includes('RESUME')) await compare('resumeAgent', { id });
    const extension = vendor.key === 'aegra' ? { aegra: { context: { model_name: 'copy' } } } : undefined;
    const copy = await compare('copyAgent', { id, toAccountId: vendor.key, name: 'The copy', extension });
    await compare('deleteAgent', { id });
    await compare('deleteAgent', { id: copy });
  });

  test('refuses what the mutation would refuse', async () => {
    const { plannedCalls, userErrors } = await api.mutate('createAgent', {
      accountId: vendor.key,
      ...vendor.create,
      extension: { ...(vendor.key === 'nova' ? { chatsby: {} } : { nova: {} }) },
      dryRun: true,
    });
    expect(plannedCalls).toBeNull();
    expect(userErrors[0]).toMatchObject({ code: 'INVALID' });
  });
});

/** A dry run shows no secret: the values of credentials differ on purpose. */
function blankSecrets(calls: object): unknown {
  return JSON.parse(JSON.stringify(calls, (key, value: unknown) => (key === 'headers' ? '[redacted]' : value)));
}
