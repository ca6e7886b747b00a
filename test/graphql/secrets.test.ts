import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';
import { SECRETS, wireKey, withDocuments } from './fault-cases.ts';

/** All that can be seen of all agents. */
const EVERYTHING = `{
  agents(first: 100) {
    nodes {
      id name description instructions model avatarUrl tags raw
      extension {
        ... on AegraAgent { config context metadata }
        ... on CometChatAgent { integrationMeta { baseUrl agentId defaultUserId } metaData { greetingMessage } }
        ... on GenniaAgent { followUpPrompt memoryCustomInstructions }
        ... on NovaAgent {
          llmConfig { systemPrompt } greetingConfig { greeting voiceMailMessage } goodbyeConfig { message }
          roomDurationConfig { closeRoomMessage } backgroundSound { file thinkingSound { sound } }
          precallWebhook { url bodyTemplate } plugins tools { url configOverride }
        }
      }
    }
    failures { message }
  }
  accounts { label contractDrift { path problem } health { failure { message } } }
}`;

interface Seen {
  readonly agents: {
    readonly nodes: readonly {
      readonly id: string;
      readonly raw: Record<string, unknown> & { readonly nested?: unknown };
    }[];
  };
}

let api: TestRollcall;
beforeEach(async () => {
  api = await startRollcall();
});
afterEach(() => api.close());

async function everything(): Promise<Seen> {
  return dataOf(await api.run(EVERYTHING)) as unknown as Seen;
}

const rawOf = ({ agents }: Seen, vendor: string) =>
  agents.nodes.filter(({ id }) => id.startsWith(`${vendor}:`)).map(({ raw }) => raw);

describe('nothing that is shown holds a secret', () => {
  test('of CometChat: the headers of the calls to the agents', async () => {
    const seen = await everything();
    expect(JSON.stringify(seen)).not.toMatch(/seed-secret|Bearer/);
    const metas = rawOf(seen, 'cometchat').map(({ integrationMeta }) => integrationMeta as Record<string, unknown>);
    expect(metas).toHaveLength(12);
    const withHeaders = metas.filter((meta) => 'headers' in meta);
    expect(withHeaders.length).toBeGreaterThanOrEqual(5);
    for (const { headers } of withHeaders) expect(headers).toBe('[redacted]');
  });

  test('of Nova: the headers of the webhooks, whichever form they come in', async () => {
    const seen = await everything();
    const text = JSON.stringify(seen);
    for (const secret of ['test-crm-token', 'test-lookup-key']) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain([...Buffer.from(secret)].join(','));
    }
    const hooks = rawOf(seen, 'nova').map(({ precall_webhook: hook }) => hook);
    expect(JSON.stringify(hooks)).toContain('[redacted]');
  });

  test('of Nova: the headers in a row of the list, where the agent itself can not be read', async () => {
    const hook = { method: 'POST', url: 'https://h.example', headers: { 'X-Tenant': 'hush-hush-1' } };
    const llm = { provider: 'openai', model: 'm', api_key: 'hush-hush-2' };
    const bytes = (value: object) => [...Buffer.from(JSON.stringify(value))];
    for (const form of [(value: object) => value, JSON.stringify, bytes]) {
      const { faults } = api.server('nova');
      faults.clear();
      const fill = (row: unknown) => ({ ...(row as object), precall_webhook: form(hook), llm_config: form(llm) });
      const isOfOne = ({ url }: { url: string }) => /agents\/./.test(url);
      faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 500, body: '{}' }, matches: isOfOne });
      faults.add({
        fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(json, (rows) => rows.map(fill)) },
        matches: (call) => !isOfOne(call),
      });
      const { data } = await api.run('{ agents(filter: { accountIds: ["nova"] }, first: 2) { nodes { id raw } } }');
      const [raw] = rawOf(data as unknown as Seen, 'nova');
      expect(raw).toHaveProperty('precall_webhook');
      const text = JSON.stringify(raw);
      for (const secret of ['hush-hush-1', 'hush-hush-2']) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain([...Buffer.from(secret)].join(','));
      }
    }
  });

  test('of the accounts: what they sign in with', async () => {
    const text = JSON.stringify([await everything(), api.log]);
    for (const secret of [...SECRETS.values()].flat()) expect(text).not.toContain(secret);
  });
});

describe('a URL with a user and a password', () => {
  const URLS = [
    'https://svc:hunter2@files.example.com/a.png',
    'see postgres://svc:hunter2@db.example.com:5432/agents and https://files.example.com/@home',
    'https://svc:p@ss:hunter2@files.example.com/',
    'https://:hunter2@files.example.com/',
  ];

  test.each(vendors.map(({ label, key }, index) => ({ label, key, vendor: vendors[index] })))(
    'is shown without them wherever $label has one',
    async ({ key, vendor }) => {
      if (vendor === undefined) throw new Error(key);
      const name = wireKey(vendor, 'name');
      const change = (document: unknown, index = 0) => ({
        ...(document as object),
        [name]: URLS[index % URLS.length],
        icon: URLS[index % URLS.length],
        avatarUrl: URLS[index % URLS.length],
        nested: { deeper: [URLS, { key: URLS[2] }] },
      });
      const isOne = (json: object) => name in json;
      api.server(key).faults.add({
        fault: {
          kind: 'REWRITE',
          rewrite: (json) =>
            isOne(json as object) ? change(json) : withDocuments(json, (documents) => documents.map(change)),
        },
      });
      const seen = await everything();
      const text = JSON.stringify([seen, api.log]);
      expect(text).not.toMatch(/hunter2|svc:|p@ss/);
      const raws = rawOf(seen, key);
      expect(raws).toHaveLength(12);
      for (const raw of raws) {
        expect(raw.nested).toMatchObject({
          deeper: [expect.any(Array), { key: 'https://[redacted]@files.example.com/' }],
        });
      }
      expect(text).toContain('https://files.example.com/@home');
    },
  );

  test.each(vendors.map(({ label, key }) => [label, key]))('is not passed on from an error of %s', async (_, key) => {
    const words = 'could not reach https://svc:hunter2@files.example.com/a.png';
    const body = JSON.stringify({ message: words, detail: words, error: { message: words, code: words } });
    api.server(key).faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 400, body } });
    const { data, errors } = await api.run(
      `{ agents { failures { message } } agent(id: "${key}:x") { id } account(id: "${key}") { health { failure { message } } } }`,
    );
    const text = JSON.stringify([data, errors, api.log]);
    expect(text).not.toMatch(/hunter2|svc:/);
    expect(text).toContain('https://[redacted]@files.example.com/a.png');
  });
});
