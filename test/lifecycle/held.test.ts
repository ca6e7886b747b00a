import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import { inputPath } from '../../src/contract/input.ts';
import { unifiedPaths } from '../../src/contract/unified-places.ts';
import { isObject, type JsonObject, leafPaths, valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { type Payload, startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

/** Answers with an agent in them, wherever it stands, changed by `change`. */
function eachDocument(idKey: string, change: (document: JsonObject) => JsonObject): (json: unknown) => unknown {
  const visit = (json: unknown): unknown => {
    if (Array.isArray(json)) return json.map(visit);
    if (!isObject(json)) return json;
    if (typeof json[idKey] === 'string') return change(json);
    return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, visit(value)]));
  };
  return visit;
}

/** The same document with another value at a path: as if the vendor had kept that one. */
function holding(document: JsonObject, [step = '', ...rest]: readonly string[], value: unknown): JsonObject {
  const inner = document[step];
  return { ...document, [step]: rest.length === 0 ? value : holding(isObject(inner) ? inner : {}, rest, value) };
}

function isWrite({ method, url }: SandboxCall): boolean {
  return method !== 'GET' && !/\/(search|count|versions)$/.test(url);
}

/** A value of the same type that was not asked for. */
function another(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return Array.isArray(value) ? ['something else'] : 'something else';
}

describe.each(CASES)('what $key accepted and does not hold', (vendorCase) => {
  const vendor = vendors.find(({ key }) => key === vendorCase.key) as Vendor;
  const [idKey = ''] = unifiedPaths(vendor.contract.agent).get('vendorId') ?? [];
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendorCase.key] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.server(vendorCase.key).faults.clear());

  const create = async () => {
    const { agent, userErrors } = await api.mutate('createAgent', {
      accountId: vendorCase.key,
      ...createInput(vendorCase),
    });
    expect(userErrors).toEqual([]);
    return agent?.id ?? '';
  };

  /** Wire paths of what an input asks for and a document can show, each with its value; those of secrets are left out. */
  async function placesOf(mutation: string, input: object): Promise<[string[], unknown][]> {
    const { plannedCalls, userErrors } = await api.mutate(mutation, { ...input, dryRun: true });
    expect(userErrors).toEqual([]);
    const shown = Object.keys((vendor.contract.agent as unknown as { shape: object }).shape);
    const bodies = (plannedCalls ?? []).map(({ body }) => body as JsonObject);
    return bodies.flatMap((body) =>
      leafPaths(body)
        .map((path): [string[], unknown] => [path, valueAt(body, path)])
        .filter(
          ([path, value]) => shown.includes(path[0] ?? '') && !JSON.stringify(value ?? null).includes('[redacted]'),
        )
        .filter(([path]) => vendor.rewrites.every(({ kind, path: [key] }) => kind !== 'NOT_SHOWN' || key !== path[0]))
        .filter(([, value]) => value !== '' && JSON.stringify(value) !== '[]' && JSON.stringify(value) !== '{}'),
    );
  }

  /** From the first write on, answers are changed: what the vendor held before is what it was. */
  function afterTheWrite(rewrite: (json: unknown) => unknown): void {
    let isWritten = false;
    api.server(vendorCase.key).faults.add({
      fault: { kind: 'REWRITE', rewrite },
      matches: (call) => {
        isWritten ||= isWrite(call);
        return isWritten;
      },
    });
  }

  const fieldsOf = ({ userErrors }: Payload) => userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`);

  test.each(['createAgent', 'updateAgent'] as const)('%s tells it by its path, for each field', async (mutation) => {
    const contract = vendor.contract[mutation];
    const prepare = async () => {
      if (mutation === 'createAgent') return { accountId: vendorCase.key, ...createInput(vendorCase) };
      return { id: await create(), ...vendorCase.update, name: createInput(vendorCase).name };
    };
    const places = await placesOf(mutation, await prepare());
    expect(places.length).toBeGreaterThan(1);
    for (const [path, value] of places) {
      const input = await prepare();
      // Mirrored at a second place, a value is lost only when it stands at neither.
      const mirrored = vendor.rewrites.find((rewrite) => rewrite.path.every((step, at) => path[at] === step))?.with;
      const rewrite = eachDocument(idKey, (document) => {
        const kept = holding(document, path, another(value));
        return mirrored === undefined ? kept : holding(kept, [...mirrored, ...path.slice(1)], another(value));
      });
      afterTheWrite(rewrite);
      const told = fieldsOf(await api.mutate(mutation, input));
      api.server(vendorCase.key).faults.clear();
      const field = inputPath(contract ?? vendor.contract.createAgent, path, vendor.inputMember).join('.');
      const isMeant = told.some((text) => text === `INCOMPLETE ${field}`);
      // A word that no request has can not be compared, where the vendor documents that answers have such words.
      const isOpaque = vendor.rewrites.some((known) => known.kind === 'OPAQUE' && known.path[0] === path[0]);
      expect({ path, told, isMeant: isMeant || (isOpaque && told.length === 0) }).toMatchObject({ isMeant: true });
    }
  });

  test('a text that is not there at all is told with what was asked for and what is held', async () => {
    const input = createInput(vendorCase);
    const path = unifiedPaths(vendor.contract.createAgent).get('name') ?? [];
    const rewrite = eachDocument(idKey, (document) => holding(document, path, null));
    api.server(vendorCase.key).faults.add({ fault: { kind: 'REWRITE', rewrite } });
    const { agent, userErrors } = await api.mutate('createAgent', { accountId: vendorCase.key, ...input });
    expect(agent?.name).toBe('');
    expect(userErrors).toContainEqual({
      code: 'INCOMPLETE',
      field: ['name'],
      message: `name: ${vendor.label} accepted the write, but the agent holds nothing where "${input.name}" was asked for.`,
      vendorError: null,
    });
  });

  test('is no difference when it is the same by its meaning', async () => {
    const rewrite = eachDocument(idKey, (document) => ({
      ...(JSON.parse(JSON.stringify(document).replace(/:(\d+)(?=[,}])/g, ':$1.0')) as JsonObject),
      somethingThatNobodyKnows: { of: ['the vendor'] },
    }));
    api.server(vendorCase.key).faults.add({ fault: { kind: 'REWRITE', rewrite }, matches: isWrite });
    const input = createInput(vendorCase);
    const { userErrors } = await api.mutate('createAgent', {
      accountId: vendorCase.key,
      ...input,
      name: ` ${input.name} `,
    });
    expect(userErrors).toEqual([]);
  });

  test('a restored version that is not there afterwards is not told as done', async () => {
    if (!vendorCase.has.includes('RESTORE_VERSION')) return;
    const id = await create();
    if (vendorCase.has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
    await api.mutate('updateAgent', { id, ...vendorCase.update, name: createInput(vendorCase).name });
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { raw } }', { id });
    const { raw } = (data as unknown as { agent: { raw: JsonObject } }).agent;
    afterTheWrite(eachDocument(idKey, (document) => (document[idKey] === raw[idKey] ? raw : document)));
    const { userErrors } = await api.mutate('restoreAgentVersion', { id, version: 1 });
    expect(userErrors.length).toBeGreaterThan(0);
    for (const { code, field } of userErrors) {
      expect(code).toBe('INCOMPLETE');
      expect(field?.length).toBeGreaterThan(0);
    }
  });

  test('an operation without effect is not told as done', async () => {
    const operations = { PAUSE: 'pauseAgent', PUBLISH: 'publishAgent' } as const;
    for (const [name, mutation] of Object.entries(operations)) {
      if (!vendorCase.has.includes(name as 'PAUSE')) continue;
      const id = await create();
      const { data } = await api.run('query ($id: ID!) { agent(id: $id) { raw } }', { id });
      const { raw } = (data as unknown as { agent: { raw: JsonObject } }).agent;
      const rewrite = eachDocument(idKey, (document) => (document[idKey] === raw[idKey] ? raw : document));
      afterTheWrite(rewrite);
      const { userErrors } = await api.mutate(mutation, { id });
      expect(userErrors[0]).toMatchObject({ code: 'INCOMPLETE', field: ['status'] });
      api.server(vendorCase.key).faults.clear();
    }
  });
});
