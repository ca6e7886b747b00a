import { describe, expect, test } from 'vitest';
import { SEEDS } from '../../sandbox/vendors/cometchat/seeds.ts';
import { inputTypes, objectTypes } from '../../src/contract/sdl/types.ts';
import { agent, createAgent, updateAgent } from '../../src/vendors/cometchat/contract.ts';
import { FRAMEWORK_NAMES, FRAMEWORKS, type Framework } from '../../src/vendors/cometchat/frameworks.ts';
import { headersToWire } from '../../src/vendors/cometchat/mapping.ts';
import { createBody } from '../../src/vendors/cometchat/wire.ts';

const smallest = {
  name: 'Concierge',
  icon: 'https://example.com/icon.png',
  integrateWith: 'mastra',
  integrationMeta: { baseUrl: 'https://example.com' },
};

/** Paths and messages of what a contract refuses; nothing when it accepts. */
function refusals(contract: typeof createAgent | typeof updateAgent, body: unknown): string[] {
  const { error } = contract.safeParse(body);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
}

describe('a create', () => {
  test('needs a name, an icon, a framework and a URL', () => {
    expect(refusals(createAgent, smallest)).toEqual([]);
    const paths = createAgent.safeParse({ integrationMeta: {} }).error?.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual(['name', 'icon', 'integrateWith', 'integrationMeta.baseUrl']);
    expect(refusals(createAgent, { ...smallest, integrationMeta: undefined })).toHaveLength(1);
  });

  test.each([
    ['http://example.com', 'http is not accepted for the agent'],
    ['https:/example.com', 'one slash is missing'],
    ['https://exam ple.com/', 'a space'],
    ['wss://example.com', 'another protocol'],
    ['example.com', 'no URL at all'],
  ])('refuses %s as the URL of the agent: %s', (baseUrl) => {
    expect(refusals(createAgent, { ...smallest, integrationMeta: { baseUrl } })).toEqual([
      'integrationMeta.baseUrl: must be an HTTPS URL',
    ]);
  });

  test('takes an http icon, and a name of 100 characters but not of 101', () => {
    expect(refusals(createAgent, { ...smallest, icon: 'http://example.com/a.png', name: 'x'.repeat(100) })).toEqual([]);
    expect(refusals(createAgent, { ...smallest, icon: 'data:image/png;base64,AA==' })).toEqual([
      'icon: must be an http or https URL',
    ]);
    expect(refusals(createAgent, { ...smallest, name: 'x'.repeat(101) })).toHaveLength(1);
  });

  test('takes no key that the vendor does not document', () => {
    expect(refusals(createAgent, { ...smallest, integrationType: 'agent' })).toHaveLength(1);
    expect(refusals(createAgent, { ...smallest, metaData: { greeting: 'Hi' } })).toHaveLength(1);
  });

  // As the vendor's nine variants state it, written out once more so that the table can not agree with itself.
  const taken: Record<Framework, string[]> = {
    mastra: ['agentId'],
    'mastra-legacy': ['agentId'],
    langgraph: ['headers'],
    crewai: ['headers'],
    vercelV5: ['headers'],
    ag2: ['headers', 'defaultUserId'],
    rasa: ['headers'],
    agno: ['agentId', 'headers'],
    'ag-ui': ['headers'],
  };
  const all = { agentId: 'weather', headers: { authorization: 'Bearer x' }, defaultUserId: 'guest' };

  test.each(Object.entries(taken))('for %s takes %j of integrationMeta and names what it does not', (word, keys) => {
    const integrateWith = word as Framework;
    const refused = Object.keys(all).filter((key) => !keys.includes(key));
    const issues = createAgent.safeParse({
      ...smallest,
      integrateWith,
      integrationMeta: { baseUrl: 'https://example.com', ...all },
    }).error?.issues;
    expect(issues?.map(({ path }) => path)).toEqual(refused.map((key) => ['integrationMeta', key]));
    const accepted = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
    const integrationMeta = { baseUrl: 'https://example.com', ...accepted };
    expect(refusals(createAgent, { ...smallest, integrateWith, integrationMeta })).toEqual([]);
  });

  test('says who takes what a framework does not', () => {
    const integrationMeta = { baseUrl: 'https://example.com', agentId: 'a', defaultUserId: 'b' };
    expect(refusals(createAgent, { ...smallest, integrateWith: 'langgraph', integrationMeta })).toEqual([
      'integrationMeta.agentId: can not be given with LANGGRAPH: only MASTRA, MASTRA_LEGACY and AGNO take it',
      'integrationMeta.defaultUserId: can not be given with LANGGRAPH: only AG2 takes it',
    ]);
  });

  test.each([
    [{ 'x-a': 'one\nx-b: two' }, 'x-a'],
    [{ 'x-a': 'one\r' }, 'x-a'],
    [{ 'x-a': 'one\u0085two' }, 'x-a'],
    [{ 'x-a': 'smörgås \u{1f370}' }, 'x-a'],
    [{ 'x-a\nx-b': 'one' }, 'x-a\nx-b'],
    [{ 'x-a: x': 'one' }, 'x-a: x'],
    [{ '': 'one' }, ''],
  ])('refuses the headers %j, which would be others on the wire', (headers, name) => {
    const body = { ...smallest, integrateWith: 'rasa', integrationMeta: { baseUrl: 'https://example.com', headers } };
    expect(createAgent.safeParse(body).error?.issues[0]?.path).toEqual(['integrationMeta', 'headers', name]);
  });
});

describe('an update', () => {
  test('may be of one field, and takes null for none', () => {
    expect(refusals(updateAgent, { tools: [] })).toEqual([]);
    expect(refusals(updateAgent, { isActive: false })).toEqual([]);
    for (const key of ['name', 'icon', 'integrateWith', 'integrationMeta', 'tools', 'actions', 'metaData']) {
      expect(refusals(updateAgent, { [key]: null }), key).not.toEqual([]);
    }
  });

  test('of the framework says where the agent runs too', () => {
    expect(refusals(updateAgent, { integrateWith: 'rasa' })).toEqual([
      'integrationMeta: is required with integrateWith: where the agent runs from now on',
    ]);
    const integrationMeta = { baseUrl: 'https://example.com', agentId: 'a' };
    expect(refusals(updateAgent, { integrateWith: 'rasa', integrationMeta })).toEqual([
      'integrationMeta.agentId: can not be given with RASA: only MASTRA, MASTRA_LEGACY and AGNO take it',
    ]);
    expect(refusals(updateAgent, { integrateWith: 'agno', integrationMeta })).toEqual([]);
  });
});

describe('headers on the wire', () => {
  const headers = { authorization: 'Bearer a:b', 'x-tenant': '"acme"' };

  test('are an object, a JSON text or lines, as the framework has them', () => {
    expect(headersToWire('langgraph', headers)).toEqual(headers);
    expect(headersToWire('ag2', headers)).toBe('{"authorization":"Bearer a:b","x-tenant":"\\"acme\\""}');
    expect(headersToWire('rasa', headers)).toBe('authorization:Bearer a:b\nx-tenant:"acme"');
    expect(headersToWire('agno', headers)).toBe(headersToWire('rasa', headers));
  });

  test.each(FRAMEWORK_NAMES)('have the form that the wire contract of %s takes', (integrateWith) => {
    const body = (value: unknown) => ({
      ...smallest,
      integrateWith,
      integrationType: 'agent',
      integrationMeta: { baseUrl: 'https://example.com', headers: value },
    });
    if (FRAMEWORKS[integrateWith].headers === null) {
      expect(() => headersToWire(integrateWith, headers)).toThrow(RangeError);
      expect(createBody.safeParse(body({})).success).toBe(false);
      return;
    }
    expect(createBody.safeParse(body(headersToWire(integrateWith, headers))).success).toBe(true);
    expect(createBody.safeParse(body(headersToWire(integrateWith, {}))).success).toBe(true);
    const otherForm = FRAMEWORKS[integrateWith].headers === 'OBJECT' ? 'authorization:Bearer x' : headers;
    expect(createBody.safeParse(body(otherForm)).success).toBe(false);
  });
});

describe('the generated types', () => {
  const types = new Map(
    [...objectTypes(agent), ...inputTypes(createAgent), ...inputTypes(updateAgent)].map((type) => [type.name, type]),
  );
  const fieldsOf = (name: string) => types.get(name)?.fields.map((field) => field.name);

  test('name the frameworks as GraphQL does', () => {
    expect(types.get('CometChatIntegrateWith')?.values.map(({ name }) => name)).toEqual(
      'MASTRA MASTRA_LEGACY LANGGRAPH CREWAI VERCEL_V5 AG2 RASA AGNO AG_UI'.split(' '),
    );
  });

  test('show headers in inputs only', () => {
    expect(fieldsOf('CometChatIntegrationMeta')).toEqual(['baseUrl', 'agentId', 'defaultUserId']);
    expect(fieldsOf('CometChatIntegrationMetaInput')).toEqual(['baseUrl', 'agentId', 'defaultUserId', 'headers']);
  });

  test('call the internal id by a name that no cache takes for the identity of an agent', () => {
    expect(fieldsOf('CometChatAgent')).toContain('documentId');
    for (const { name, fields } of types.values())
      expect(
        fields.map((field) => field.name),
        name,
      ).not.toContain('id');
  });

  test('leave pausing to its own operation', () => {
    expect(fieldsOf('UpdateCometChatAgentInput')).not.toContain('isActive');
    expect(fieldsOf('CometChatAgent')).toContain('isActive');
  });
});

describe('the seeds', () => {
  test('are agents that the vendor would take', () => {
    for (const { instruction: _, integrationMeta, ...seed } of SEEDS) {
      const meta = Object.keys(integrationMeta).length === 0 ? {} : { integrationMeta };
      const result = createBody.safeParse({ ...seed, ...meta, integrationType: 'agent' });
      expect(result.error?.issues, seed.name).toBeUndefined();
    }
  });

  test('hold every framework, both states, and every key of integrationMeta', () => {
    expect(new Set(SEEDS.map((seed) => seed.integrateWith))).toEqual(new Set(FRAMEWORK_NAMES));
    expect(new Set(SEEDS.map((seed) => seed.isActive))).toEqual(new Set([true, false]));
    const metaKeys = new Set(SEEDS.flatMap((seed) => Object.keys(seed.integrationMeta)));
    expect(metaKeys).toEqual(new Set(['baseUrl', 'agentId', 'headers', 'defaultUserId']));
  });

  test('begin with one that has everything an agent of its framework can have', () => {
    const [richest] = SEEDS;
    const isEmpty = (value: unknown) => value === '' || Object.keys(Object(value)).length === 0;
    expect(Object.keys(richest ?? {})).toEqual(Object.keys(Object.assign({}, ...SEEDS)));
    expect(Object.entries(richest ?? {}).filter(([key, value]) => key !== 'isActive' && isEmpty(value))).toEqual([]);
    expect(Object.keys(richest?.integrationMeta ?? {})).toEqual(['baseUrl', 'agentId', 'headers']);
    expect(Object.keys(richest?.metaData ?? {})).toHaveLength(3);
  });
});
