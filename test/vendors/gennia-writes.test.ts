import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import { contractSchema } from '../../src/contract/json-schema.ts';
import * as contract from '../../src/vendors/gennia/contract.ts';
import { startRollcall } from '../support/rollcall.ts';
import { DRY_RUN, UNKNOWN_ID, type VendorAccount, WRITE } from '../support/vendor-account.ts';
import { input, isOfPlans, NOW, openGennia, readStored } from './open-gennia.ts';

const GPT_4_1 = '0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01';

let workspace: VendorAccount;

beforeEach(async () => {
  workspace = await openGennia();
});

afterEach(() => workspace.close());

/** Every field that a new agent can have, under its GraphQL name. */
const everything = input(
  {
    name: 'Night porter 🛎',
    description: 'Answers after ten',
    instructions: 'Be quiet.',
    model: 'gpt-4.1',
    temperature: 0.7,
    avatarUrl: 'https://cdn.example.com/porter.png',
    tags: ['support', 'nuit'],
  },
  {
    dynamicPromptEnabled: true,
    thinkingEnabled: true,
    thinkingEffort: 'medium',
    webSearchEnabled: true,
    sandboxEnabled: false,
    genuiEnabled: true,
    longTermMemoryEnabled: true,
    memoryCustomInstructions: 'Forget room numbers.',
    messageDelayEnabled: true,
    messageDelayType: 'RANDOM',
    messageSplittingEnabled: false,
    audioListeningEnabled: true,
    audioResponseEnabled: true,
    ttsVoice: 'alloy',
    followUpEnabled: true,
    followUpPrompt: 'Ask once.',
    followUpAfterHours: 0,
    followUpInactivityMinutes: 1440,
    followUpIntervalMinutes: 10_080,
    followUpMaxAttempts: 10,
    followUpBusinessHoursStart: '22:00',
    followUpBusinessHoursEnd: '06:30:15',
  },
);

describe('a create', () => {
  test('of an agent with nothing but metadata is one call', async () => {
    const given = { name: 'Porter', description: 'Opens doors', tags: [], avatarUrl: 'http://example.com/p.png' };
    const { agent, userErrors } = await workspace.lifecycle.create(workspace.account, input(given), WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "avatarUrl": "http://example.com/p.png",
            "categories": [],
            "description": "Opens doors",
            "name": "Porter",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /public/api/v1/agents",
        },
      ]
    `);
    expect(agent?.fields).toMatchObject({ ...given, status: 'DRAFT', model: null, createdAt: new Date(NOW) });
    expect(agent?.raw).toEqual(await readStored(workspace, await workspace.named('Porter')));
  });

  test('of everything looks the model up, makes the agent, then configures its draft in one call', async () => {
    const { agent, userErrors } = await workspace.lifecycle.create(workspace.account, everything, WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "GET /public/api/v1/ai-models",
        },
        {
          "body": {
            "avatarUrl": "https://cdn.example.com/porter.png",
            "categories": [
              "support",
              "nuit",
            ],
            "description": "Answers after ten",
            "name": "Night porter 🛎",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /public/api/v1/agents",
        },
        {
          "body": {
            "aiModelPublicId": "0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01",
            "audioListeningEnabled": true,
            "audioResponseEnabled": true,
            "dynamicPromptEnabled": true,
            "followUpAfterHours": 0,
            "followUpBusinessHoursEnd": "06:30:15",
            "followUpBusinessHoursStart": "22:00:00",
            "followUpEnabled": true,
            "followUpInactivityMinutes": 1440,
            "followUpIntervalMinutes": 10080,
            "followUpMaxAttempts": 10,
            "followUpPrompt": "Ask once.",
            "genuiEnabled": true,
            "longTermMemoryEnabled": true,
            "memoryCustomInstructions": "Forget room numbers.",
            "messageDelayEnabled": true,
            "messageDelayType": "RANDOM",
            "messageSplittingEnabled": false,
            "sandboxEnabled": false,
            "systemPrompt": "Be quiet.",
            "temperature": 0.7,
            "thinkingEffort": "medium",
            "thinkingEnabled": true,
            "ttsVoice": "alloy",
            "webSearchEnabled": true,
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "PATCH /public/api/v1/agents/af621948-df00-4b3b-a32a-fbc75c904316",
        },
      ]
    `);
    const stored = await readStored(workspace, await workspace.named('Night porter 🛎'));
    expect(agent?.raw).toEqual(stored);
    expect(stored).toMatchObject({
      aiModelPublicId: GPT_4_1,
      aiModelName: 'GPT-4.1',
      followUpBusinessHoursEnd: '06:30:15',
    });
    const { root, resolve } = contractSchema(contract.createAgent);
    const unset = Object.keys(resolve(root).properties ?? {}).filter((key) => stored[key] === null);
    expect(unset).toEqual([]);
  });

  test('of settings without a model reads nothing', async () => {
    const { agent } = await workspace.lifecycle.create(
      workspace.account,
      input({ name: 'Porter', instructions: '' }),
      WRITE,
    );
    expect(workspace.server.calls.map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect(agent?.fields).toMatchObject({ instructions: '', status: 'DRAFT' });
  });

  test('takes a null for nothing given', async () => {
    const given = input({ name: 'Porter', description: null, model: null }, { ttsVoice: null });
    expect(await workspace.lifecycle.create(workspace.account, given, WRITE)).toMatchObject({ userErrors: [] });
    expect(workspace.planned()).toEqual([{ method: 'POST', path: '/agents', body: { name: 'Porter' } }]);
  });

  test('takes what a GraphQL client sends: enum names, times without seconds, URLs', async () => {
    const rollcall = await startRollcall({ only: ['gennia'] });
    try {
      const { data, errors } = await rollcall.run(
        `mutation ($input: CreateAgentInput!) {
          createAgent(input: $input) {
            userErrors { code message field }
            agent {
              model avatarUrl status
              extension {
                ... on GenniaAgent {
                  aiModelPublicId thinkingEffort messageDelayType followUpBusinessHoursStart hasUnpublishedChanges
                }
              }
            }
          }
        }`,
        {
          input: {
            accountId: 'gennia',
            name: 'Porter',
            model: 'gpt-4.1',
            avatarUrl: 'https://example.com/p.png',
            extension: {
              gennia: { thinkingEffort: 'HIGH', messageDelayType: 'LOW', followUpBusinessHoursStart: '09:00' },
            },
          },
        },
      );
      expect({ data, errors }).toMatchInlineSnapshot(`
        {
          "data": {
            "createAgent": {
              "agent": {
                "avatarUrl": "https://example.com/p.png",
                "extension": {
                  "aiModelPublicId": "0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01",
                  "followUpBusinessHoursStart": "09:00:00",
                  "hasUnpublishedChanges": true,
                  "messageDelayType": "LOW",
                  "thinkingEffort": "HIGH",
                },
                "model": "GPT-4.1",
                "status": "DRAFT",
              },
              "userErrors": [],
            },
          },
          "errors": undefined,
        }
      `);
    } finally {
      await rollcall.close();
    }
  });
});

describe('an update', () => {
  test('sends what changes and nothing else, the model by its publicId', async () => {
    const target = await workspace.named('Support Bot');
    const before = await readStored(workspace, target);
    const given = input(
      { name: 'Support', model: 'GPT-4.1', tags: [] },
      { followUpBusinessHoursStart: '08:00', followUpEnabled: true },
    );
    const { agent, userErrors } = await workspace.lifecycle.update(target, given, WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "GET /public/api/v1/ai-models",
        },
        {
          "body": {
            "aiModelPublicId": "0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01",
            "categories": [],
            "followUpBusinessHoursStart": "08:00:00",
            "followUpEnabled": true,
            "name": "Support",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "PATCH /public/api/v1/agents/1481ba68-a2f2-4f88-ab7e-94540a537784",
        },
      ]
    `);
    const after = await readStored(workspace, target);
    expect(agent?.raw).toEqual(after);
    expect(after).toEqual({
      ...before,
      name: 'Support',
      categories: [],
      aiModelPublicId: GPT_4_1,
      aiModelName: 'GPT-4.1',
      followUpBusinessHoursStart: '08:00:00',
      followUpEnabled: true,
      hasUnpublishedChanges: true,
      updatedAt: NOW,
    });
  });

  test('of a published agent changes the draft: there are unpublished changes, and the version stays', async () => {
    const target = await workspace.named('Support Bot');
    const before = await readStored(workspace, target);
    expect(before).toMatchObject({ status: 'active', hasUnpublishedChanges: false, publishedVersionNumber: 1 });
    const { agent } = await workspace.lifecycle.update(target, input({ instructions: 'Be kind.' }), WRITE);
    expect(agent?.document).toMatchObject({ status: 'active', hasUnpublishedChanges: true, publishedVersionNumber: 1 });
    const published = await workspace.ask('GET', `/agents/${target.vendorId}/versions/published`);
    expect(published.body).toMatchObject({ systemPrompt: before.systemPrompt });
  });

  test('clears with null everything that the vendor clears', async () => {
    const target = await workspace.named('Concierge');
    const unified = { description: null, avatarUrl: null, instructions: null, model: null, temperature: null };
    const own = Object.keys(everything.extension?.gennia as object).map((key) => [key, null]);
    const { userErrors } = await workspace.lifecycle.update(target, input(unified, Object.fromEntries(own)), WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toHaveLength(1);
    const stored = await readStored(workspace, target);
    const { name: _name, categories: _categories, ...clearable } = contract.updateAgent.shape;
    expect(Object.keys(clearable).filter((key) => stored[key] !== null)).toEqual([]);
    expect(stored).toMatchObject({ name: 'Concierge', categories: ['support', 'sales', 'hospitality'] });
  });

  test('of an agent that is archived is allowed: nobody documents otherwise', async () => {
    const { agent, userErrors } = await workspace.lifecycle.update(
      await workspace.named('Old FAQ'),
      input({ description: 'Older still' }),
      WRITE,
    );
    expect(userErrors).toEqual([]);
    expect(agent?.fields).toMatchObject({ description: 'Older still', status: 'ARCHIVED' });
  });

  test('is refused without a write when the agent has moved on', async () => {
    const expectedUpdatedAt = new Date(0);
    const target = await workspace.named('Support Bot');
    const { userErrors } = await workspace.lifecycle.update(target, input({ name: 'X' }), {
      ...WRITE,
      expectedUpdatedAt,
    });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['expectedUpdatedAt'] }]);
    expect(workspace.writes()).toEqual([]);
  });
});

describe('a delete', () => {
  test('is one call without a body, and the agent is gone', async () => {
    const target = await workspace.named('Support Bot');
    const { deletedAgentId, agent, userErrors } = await workspace.lifecycle.delete(target, WRITE);
    expect({ deletedAgentId, agent, userErrors }).toEqual({
      deletedAgentId: `gennia:${target.vendorId}`,
      agent: null,
      userErrors: [],
    });
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "DELETE /public/api/v1/agents/1481ba68-a2f2-4f88-ab7e-94540a537784",
        },
      ]
    `);
    expect(await readStored(workspace, target)).toMatchObject({ code: 'AGENT_NOT_FOUND' });
  });
});

describe('a publish', () => {
  test.each([
    ['publishedVersionNumber', null],
    ['hasUnpublishedChanges', true],
  ])('that publishes nothing is told, also the first one, by %s', async (key, value) => {
    const target = await workspace.named('Onboarding Buddy');
    workspace.fail(({ url }) => url.endsWith('/publish'), {
      kind: 'REWRITE',
      rewrite: (json) => ({ ...(json as object), [key]: value }),
    });
    const { userErrors } = await workspace.lifecycle.publish(target, {}, WRITE);
    expect(userErrors).toMatchObject([{ code: 'INCOMPLETE', field: ['extension', 'gennia', key] }]);
  });

  test('sends the notes, makes the agent active and freezes a version', async () => {
    const target = await workspace.named('Onboarding Buddy');
    const { agent, userErrors } = await workspace.lifecycle.publish(target, { notes: 'Erste Fassung' }, WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "notes": "Erste Fassung",
          },
          "headers": {
            "accept": "application/json",
            "content-type": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /public/api/v1/agents/6c5cc661-1499-41f4-ba8d-94ebd9dcdf99/publish",
        },
      ]
    `);
    expect(agent?.fields.status).toBe('ACTIVE');
    expect(agent?.raw).toEqual(await readStored(workspace, target));
    const versions = await workspace.account.client.versions?.(agent ?? missing(), { offset: 0, limit: 10 });
    expect(versions?.versions).toMatchObject([{ number: 1, notes: 'Erste Fassung', isCurrent: true }]);
  });

  test('without notes has no body', async () => {
    const target = await workspace.named('Summer Campaign');
    const { agent, userErrors } = await workspace.lifecycle.publish(target, {}, WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /public/api/v1/agents/b5980c75-4909-4f70-96b4-4d6d5b272790/publish",
        },
      ]
    `);
    expect(agent?.fields.status).toBe('ACTIVE');
  });

  test('takes notes of 500 characters, and refuses longer ones without a write', async () => {
    const target = await workspace.named('Onboarding Buddy');
    const long = await workspace.lifecycle.publish(target, { notes: '🛎'.repeat(501) }, WRITE);
    expect(long.userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['notes'],
        message: expect.stringMatching(/^notes must have at most 500 characters\.$/),
      },
    ]);
    expect(workspace.writes()).toEqual([]);
    expect((await workspace.lifecycle.publish(target, { notes: '🛎'.repeat(500) }, WRITE)).userErrors).toEqual([]);
  });

  test('of an agent that is archived is refused for its state, without a write', async () => {
    const { userErrors } = await workspace.lifecycle.publish(await workspace.named('Old FAQ'), {}, WRITE);
    expect(userErrors).toMatchObject([
      { code: 'CONFLICT', field: ['id'], message: expect.stringContaining('ARCHIVED') },
    ]);
    expect(workspace.writes()).toEqual([]);
  });
});

describe('a restored version', () => {
  test('is in the draft, and the call has no body', async () => {
    const target = await workspace.named('Concierge');
    const { agent, userErrors } = await workspace.lifecycle.restoreVersion(target, { version: 1 }, WRITE);
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans)).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "x-api-key": "[redacted]",
          },
          "request": "POST /public/api/v1/agents/a873e7bb-372f-4faf-a7be-4267aadc8b74/versions/1/restore",
        },
      ]
    `);
    expect(agent?.document).toMatchObject({ thinkingEffort: 'low', webSearchEnabled: false, followUpEnabled: false });
    expect(agent?.raw).toEqual(await readStored(workspace, target));
  });

  test.each([99, 2147483647])('that does not exist (%i) is not found, at the version', async (version) => {
    const target = await workspace.named('Concierge');
    const before = await readStored(workspace, target);
    const { agent, userErrors } = await workspace.lifecycle.restoreVersion(target, { version }, WRITE);
    expect(agent).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'NOT_FOUND',
        field: ['version'],
        message: `Gennia has no published version ${version} of this agent (the vendor answered 404: Version not found.)`,
        vendorError: { status: 404, code: 'VERSION_NOT_FOUND', message: 'Version not found.' },
      },
    ]);
    expect(await readStored(workspace, target)).toEqual(before);
  });

  test('of an agent that was never published is refused for its state, without a write', async () => {
    const { userErrors } = await workspace.lifecycle.restoreVersion(
      await workspace.named('Untitled agent'),
      { version: 1 },
      WRITE,
    );
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['id'] }]);
    expect(workspace.writes()).toEqual([]);
  });
});

describe('what Gennia can not do', () => {
  test.each([
    [
      'pause',
      'Gennia has no call that pauses an agent: some are shown as paused, but no documented call makes one so. There is only deleteAgent, which nothing undoes.',
    ],
    ['resume', 'Gennia has no call that resumes an agent. publishAgent makes its draft answer, and the agent active.'],
  ] as const)('%s is refused before any call, with what there is instead', async (operation, message) => {
    const target = await workspace.named('Support Bot');
    const { userErrors } = await workspace.lifecycle[operation](target, WRITE);
    expect(userErrors).toEqual([{ code: 'UNSUPPORTED', message }]);
    expect(workspace.server.calls).toEqual([]);
  });
});

describe('each write', () => {
  const changes: Record<string, (options: { dryRun: boolean }) => Promise<Outcome>> = {
    create: (options) => workspace.lifecycle.create(workspace.account, everything, options),
    update: async (options) => workspace.lifecycle.update(await workspace.named('Support Bot'), everything, options),
    delete: async (options) => workspace.lifecycle.delete(await workspace.named('Support Bot'), options),
    publish: async (options) =>
      workspace.lifecycle.publish(await workspace.named('Support Bot'), { notes: 'v2' }, options),
    restoreVersion: async (options) =>
      workspace.lifecycle.restoreVersion(await workspace.named('Support Bot'), { version: 1 }, options),
  };

  test.each(Object.keys(changes))(
    '%s: a dry run plans the very calls that are then made, and sends none',
    async (name) => {
      const change = changes[name] ?? missing();
      const { plannedCalls, agent, userErrors } = await change(DRY_RUN);
      expect({ agent, userErrors }).toEqual({ agent: null, userErrors: [] });
      expect(workspace.writes()).toEqual([]);
      const done = await change(WRITE);
      expect(done).toMatchObject({ userErrors: [], plannedCalls: null });
      const created = done.agent?.vendorId ?? '';
      const expected = plannedCalls?.map((call) => ({ ...call, path: call.path.replace('{id}', created) }));
      expect(workspace.planned()).toEqual(expected);
    },
  );

  test.each(Object.keys(changes).filter((name) => name !== 'create'))(
    '%s of an agent that does not exist is not found, and is not sent',
    async (name) => {
      const target = { account: workspace.account, vendorId: UNKNOWN_ID };
      const { lifecycle } = workspace;
      const unknown: Record<string, () => Promise<Outcome>> = {
        update: () => lifecycle.update(target, everything, WRITE),
        delete: () => lifecycle.delete(target, WRITE),
        publish: () => lifecycle.publish(target, {}, WRITE),
        restoreVersion: () => lifecycle.restoreVersion(target, { version: 1 }, WRITE),
      };
      expect(await unknown[name]?.()).toMatchObject({
        agent: null,
        deletedAgentId: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['id'] }],
      });
      expect(workspace.wire(isOfPlans)).toEqual([]);
    },
  );
});

function missing(): never {
  throw new Error('it is missing');
}
