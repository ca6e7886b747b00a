import { afterEach, describe, expect, test } from 'vitest';
import { createAegraSandbox } from '../../sandbox/vendors/aegra/app.ts';
import { FLAVOURS, type Flavour } from '../../sandbox/vendors/aegra/flavours.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { CallBudget, countCall } from '../../src/core/call-budget.ts';
import { KnownServer, kindFromInfo } from '../../src/vendors/aegra/server-kind.ts';
import type { VendorAccount } from '../support/vendor-account.ts';
import { asked, openAegra, put, readStored, tells } from './open-aegra.ts';

const aegraInfo = (version: string) => ({ name: 'Aegra', version, status: 'running', flags: {} });
const INFO: Record<Flavour, object> = {
  aegra: aegraInfo('0.11.0'),
  'aegra-0.10': aegraInfo('0.10.4'),
  'langgraph-js': { version: '2.0.0', langgraph_js_version: '1.7.3', context: 'js', flags: {} },
  'langgraph-python': { version: '0.16.7', langgraph_py_version: '1.2.24', flags: {}, host: {} },
};
const ID = '6e1a8f0c-5d5b-4a37-9a3c-0d1f6a8b9c11';

let server: VendorAccount;

afterEach(() => server?.close());

test.each([
  [INFO.aegra, 'AEGRA'],
  [aegraInfo('0.11.2'), 'AEGRA'],
  [aegraInfo('0.12.0rc1'), 'AEGRA'],
  [aegraInfo('1.0.0'), 'AEGRA'],
  [aegraInfo('10.0'), 'AEGRA'],
  [INFO['aegra-0.10'], 'AEGRA_0_10'],
  [aegraInfo('0.9.17'), 'AEGRA_0_10'],
  [aegraInfo('0.10.5.dev1'), 'AEGRA_0_10'],
  // Nobody knows on which side of the change it is.
  [aegraInfo('0.11.0rc1'), 'UNKNOWN'],
  [aegraInfo('main'), 'UNKNOWN'],
  [{ name: 'Aegra' }, 'UNKNOWN'],
  [INFO['langgraph-js'], 'LANGGRAPH_JS'],
  [INFO['langgraph-python'], 'LANGGRAPH_PYTHON'],
  [{ ...INFO['langgraph-js'], ...INFO['langgraph-python'] }, 'UNKNOWN'],
  [{ assistant_id: 'a', name: 'Aegra is my name', version: 1 }, 'UNKNOWN'],
  [{ name: 'other', version: '0.11.0' }, 'UNKNOWN'],
  ['<html>', 'UNKNOWN'],
  [[], 'UNKNOWN'],
  [null, 'UNKNOWN'],
  [undefined, 'UNKNOWN'],
])('/info %j means %s', (info, kind) => {
  expect(kindFromInfo(info)).toBe(kind);
});

describe('who the server is', () => {
  test('is asked once, by however many writes at once, and not before a write needs it', async () => {
    let asked = 0;
    const known = new KnownServer(async () => {
      asked++;
      return INFO['langgraph-js'];
    });
    const document = { updated_at: '2026-01-01T00:00:00.000Z' };
    expect(asked).toBe(0);
    expect(await Promise.all([known.kind(document), known.kind(document), known.kind()])).toEqual(
      Array(3).fill('LANGGRAPH_JS'),
    );
    expect(await known.kind(document)).toBe('LANGGRAPH_JS');
    expect(asked).toBe(1);
  });

  test('is not known when /info fails, and a write does not fail with it', async () => {
    const known = new KnownServer(() => Promise.reject(new Error('no such route')));
    expect(await known.kind({})).toBe('UNKNOWN');
    known.mirrors();
    expect(await known.kind({})).toBe('MIRRORING');
  });

  test('is asked for all requests, also by one that has no calls left', async () => {
    const known = new KnownServer(async () => {
      countCall();
      return INFO.aegra;
    });
    const budget = new CallBudget(0);
    expect(await budget.run(() => known.kind({}))).toBe('AEGRA');
    expect(budget.used).toBe(1);
  });

  test('is asked again when documents come in another form', async () => {
    const answers = [INFO.aegra, INFO['langgraph-js'], INFO['langgraph-python']];
    const known = new KnownServer(async () => answers.shift());
    expect(await known.kind({ user_id: 'me', updated_at: '2026-01-01T00:00:00.000001Z' })).toBe('AEGRA');
    expect(await known.kind({ user_id: 'you', updated_at: '2026-01-02T00:00:00.000001Z' })).toBe('AEGRA');
    expect(await known.kind({ updated_at: '2026-01-01T00:00:00.000Z' })).toBe('LANGGRAPH_JS');
    expect(await known.kind({ updated_at: '2026-01-01T00:00:00.000001+00:00' })).toBe('LANGGRAPH_PYTHON');
  });

  test('is not believed from an /info that an answer contradicts, until it says something else', async () => {
    let info = INFO['langgraph-js'];
    const known = new KnownServer(async () => info);
    const document = { updated_at: 'Z' };
    expect(await known.kind(document)).toBe('LANGGRAPH_JS');
    expect(await known.isAnother(document)).toBe('UNKNOWN');
    expect(await known.kind(document)).toBe('UNKNOWN');
    info = INFO['langgraph-python'];
    expect(await known.isAnother(document)).toBe('LANGGRAPH_PYTHON');
  });
});

const full = {
  assistant_id: ID,
  name: 'Night watch',
  description: 'Looks at the logs.',
  graph_id: 'parent',
  config: { tags: ['logs'], recursion_limit: 12 },
  context: { window: { minutes: 15 } },
  metadata: { team: 'sre', labels: { a: 1 } },
};

const changes: [what: string, unified: object, extension: object][] = [
  ['a name', { name: 'Day watch' }, {}],
  ['metadata', {}, { metadata: { labels: 2 } }],
  ['the graph', {}, { graphId: 'echo' }],
  ['the context', {}, { context: { n: 1 } }],
  ['the context, to nothing', {}, { context: {} }],
  ['the config', {}, { config: { tags: [] } }],
  ['the config, to nothing', {}, { config: {} }],
  ['the config, with another context in it', {}, { config: { configurable: { n: 1 } } }],
  ['both', {}, { config: { tags: ['b'] }, context: { n: 1 } }],
  ['both, to nothing', {}, { config: {}, context: {} }],
];

/** What an update is to make of an assistant; of a JavaScript server that holds the context under both names. */
function expected(before: JsonObject, unified: object, extension: JsonObject, isOneContext: boolean): JsonObject {
  const { config, context, graphId, metadata } = extension as Record<string, JsonObject | undefined>;
  const { configurable, ...others } = (config ?? before.config) as JsonObject;
  const one = context ?? (config === undefined ? undefined : configurable) ?? before.context;
  return {
    name: before.name,
    description: before.description,
    ...unified,
    graph_id: graphId ?? before.graph_id,
    metadata: { ...(before.metadata as object), ...metadata },
    others,
    context: isOneContext ? one : (context ?? before.context),
    configurable: isOneContext ? one : (configurable ?? {}),
  };
}

function actual({ name, description, graph_id, metadata, config, context }: JsonObject): JsonObject {
  const { configurable = {}, ...others } = config as JsonObject;
  return { name, description, graph_id, metadata, others, context, configurable };
}

describe.each(FLAVOURS)('on %s, which says nothing of itself,', (flavour) => {
  const isJs = flavour === 'langgraph-js';

  test.each(changes)('an update of %s loses nothing and changes all that was asked', async (_, unified, extension) => {
    server = await openAegra({ flavour });
    tells(server, undefined);
    const target = await put(server, isJs ? { ...full, config: { ...full.config, configurable: full.context } } : full);
    const before = await readStored(server, target);
    const { userErrors, agent } = await server.update(target, unified, extension);
    expect(userErrors).toEqual([]);
    const stored = await readStored(server, target);
    expect(agent?.raw).toEqual(stored);
    expect(actual(stored)).toEqual(expected(before, unified, extension as JsonObject, !isJs));
    expect(asked(server)).toBe(1);
  });

  test('one context under both names is created', async () => {
    server = await openAegra({ flavour });
    tells(server, undefined);
    const settings = { config: { tags: ['a'], configurable: { a: 1 } }, context: { a: 1 } };
    const { agent, userErrors } = await server.create({ name: 'X' }, { graphId: 'echo', ...settings });
    expect(userErrors).toEqual([]);
    expect(agent?.raw).toMatchObject(settings);
  });

  test('what was learned by a refusal is not learned twice', async () => {
    server = await openAegra({ flavour });
    tells(server, undefined);
    const target = await put(server, isJs ? { ...full, config: { configurable: full.context } } : full);
    await server.update(target, { name: 'one' });
    server.forget();
    await server.update(target, { name: 'two' });
    expect(server.writes()).toHaveLength(1);
  });
});

const liars = FLAVOURS.flatMap((flavour) =>
  FLAVOURS.filter((other) => other !== flavour).map((other): [Flavour, Flavour] => [flavour, other]),
);

describe.each(liars)('on %s, which says that it is %s,', (flavour, said) => {
  const isJs = flavour === 'langgraph-js';

  test.each(changes)('an update of %s loses nothing', async (what, unified, extension) => {
    server = await openAegra({ flavour });
    tells(server, INFO[said]);
    const target = await put(server, isJs ? { ...full, config: { ...full.config, configurable: full.context } } : full);
    const before = await readStored(server, target);
    const { userErrors, agent } = await server.update(target, unified, extension);
    const stored = await readStored(server, target);
    expect(agent?.raw).toEqual(stored);
    const { configurable, ...held } = actual(stored);
    const { configurable: wanted, ...rest } = expected(before, unified, extension as JsonObject, !isJs);
    expect(held).toEqual(rest);
    expect(userErrors).toEqual([]);
    // Whether the two are one thing shows in no answer when one of them is emptied.
    const isHidden =
      said === 'langgraph-js' || (isJs && said === 'langgraph-python' && what.startsWith('the context, to'));
    if (!isHidden) expect([what, configurable]).toEqual([what, wanted]);
  });
});

describe('after another server has taken the place', () => {
  test.each(liars)('%s by %s, the first update is right', async (first, second) => {
    const headersOf = (flavour: Flavour) => createAegraSandbox({ agents: 0, flavour }).credentials.headers as object;
    server = await openAegra({ flavour: first, settings: { headers: { ...headersOf(first), ...headersOf(second) } } });
    expect((await server.update(await put(server, full), { name: 'Known' })).userErrors).toEqual([]);
    await server.exchange({ flavour: second });
    const target = await put(server, full);
    const before = await readStored(server, target);
    const { userErrors } = await server.update(target, { name: 'Renamed' }, { context: { n: 1 } });
    expect(userErrors).toEqual([]);
    expect(actual(await readStored(server, target))).toEqual(
      expected(before, { name: 'Renamed' }, { context: { n: 1 } }, second !== 'langgraph-js'),
    );
  });
});

test('a change that somebody else made in between is not undone', async () => {
  server = await openAegra({ flavour: 'langgraph-python' });
  const target = await put(server, full);
  let isFirst = true;
  server.server.faults.add({
    fault: {
      kind: 'REWRITE',
      // Between the reading and the writing, two others have written.
      rewrite: (json) => {
        const document = json as JsonObject;
        if (!isFirst || Array.isArray(json) || document.version !== 2) return json;
        isFirst = false;
        return { ...document, version: 4, metadata: { theirs: true } };
      },
    },
  });
  const { agent, userErrors } = await server.update(target, { name: 'mine' });
  expect(userErrors).toEqual([]);
  expect(agent?.raw).toMatchObject({ name: 'mine', metadata: { theirs: true } });
  expect(server.sent()).toEqual([{ name: 'mine' }]);
});
