import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { AgentInput } from '../../src/agents/lifecycle/lifecycle.ts';
import { enumValueName } from '../../src/contract/sdl/names.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { FRAMEWORK_NAMES, type Framework, takes } from '../../src/vendors/cometchat/frameworks.ts';
import { headersToWire } from '../../src/vendors/cometchat/mapping.ts';
import type { VendorAccount, WireCall } from '../support/vendor-account.ts';
import { NOW, openCometChat, readStored, readStoredAll, rewriteAgents } from './open-cometchat.ts';

const WRITE = { dryRun: false };
const DRY_RUN = { dryRun: true };

const input = (unified: object, cometChat: object = {}): AgentInput => ({ unified, extension: { cometChat } });

const concierge = input(
  { name: 'Concierge', avatarUrl: 'https://example.com/icon.png' },
  { integrateWith: 'mastra', integrationMeta: { baseUrl: 'https://example.com' } },
);

/** The writes of these calls as a dry run shows them: below the base URL, the headers of the agent blanked. */
function asPlanned(calls: readonly WireCall[]): unknown[] {
  return calls
    .map(({ request, body }) => {
      const [method, url = ''] = request.split(' ');
      const { integrationMeta, ...rest } = (body ?? {}) as { integrationMeta?: JsonObject };
      const blanked =
        integrationMeta?.headers === undefined ? integrationMeta : { ...integrationMeta, headers: REDACTED };
      return {
        method,
        path: url.replace('/v3', ''),
        body: body === null ? null : { ...rest, ...(blanked === undefined ? {} : { integrationMeta: blanked }) },
      };
    })
    .filter(({ method }) => method !== 'GET');
}

describe('CometChat', () => {
  let chat: VendorAccount;

  beforeEach(async () => {
    chat = await openCometChat();
  });

  afterEach(() => chat.close());

  describe('a create', () => {
    test('says all that any version of the schema requires, and is one call', async () => {
      const { agent, userErrors } = await chat.lifecycle.create(chat.account, concierge, WRITE);
      expect(userErrors).toEqual([]);
      expect(chat.wire()).toMatchInlineSnapshot(`
        [
          {
            "body": {
              "actions": [],
              "icon": "https://example.com/icon.png",
              "integrateWith": "mastra",
              "integrationMeta": {
                "baseUrl": "https://example.com",
              },
              "integrationType": "agent",
              "isActive": true,
              "name": "Concierge",
              "tools": [],
            },
            "headers": {
              "accept": "application/json",
              "apikey": "[redacted]",
              "content-type": "application/json",
            },
            "request": "POST /v3/ai-agents/agents",
          },
        ]
      `);
      const stored = await readStored(chat, 'Concierge');
      expect(agent?.raw).toEqual(stored);
      expect(agent?.fields).toMatchObject({ status: 'ACTIVE', createdAt: new Date(NOW) });
    });

    test('of everything that one agent can have', async () => {
      const everything = input(
        { name: 'Concierge 🛎', avatarUrl: 'http://example.com/icon.png' },
        {
          integrateWith: 'agno',
          integrationMeta: {
            baseUrl: 'https://example.com/agno',
            agentId: 'concierge',
            headers: { authorization: 'Bearer a:b', 'x-tenant': 'acme' },
          },
          isActive: false,
          toolNames: ['showMap'],
          actions: ['callTaxi', 'open-ticket'],
          metaData: { greetingMessage: 'Hi', introductoryMessage: '', suggestedMessages: ['Taxi'] },
        },
      );
      const { agent, userErrors } = await chat.lifecycle.create(chat.account, everything, WRITE);
      expect(userErrors).toEqual([]);
      expect(chat.wire().map(({ body }) => body)).toMatchInlineSnapshot(`
        [
          {
            "actions": [
              "callTaxi",
              "open-ticket",
            ],
            "icon": "http://example.com/icon.png",
            "integrateWith": "agno",
            "integrationMeta": {
              "agentId": "concierge",
              "baseUrl": "https://example.com/agno",
              "headers": "authorization:Bearer a:b
        x-tenant:acme",
            },
            "integrationType": "agent",
            "isActive": false,
            "metaData": {
              "greetingMessage": "Hi",
              "introductoryMessage": "",
              "suggestedMessages": [
                "Taxi",
              ],
            },
            "name": "Concierge 🛎",
            "tools": [
              "showMap",
            ],
          },
        ]
      `);
      expect(agent?.fields.status).toBe('PAUSED');
      expect(agent?.document.integrationMeta).toEqual({
        baseUrl: 'https://example.com/agno',
        agentId: 'concierge',
        headers: REDACTED,
      });
      const stored = await readStored(chat, 'Concierge 🛎');
      expect(stored.metaData).toEqual({ greetingMessage: 'Hi', introductoryMessage: '', suggestedMessages: ['Taxi'] });
    });

    test.each(FRAMEWORK_NAMES)('for %s has the headers in the form of its variant', async (integrateWith) => {
      const given = { authorization: 'Bearer a:b', 'x-tenant': '"acme"' };
      const hasHeaders = takes(integrateWith, 'headers');
      const integrationMeta = { baseUrl: 'https://example.com', ...(hasHeaders ? { headers: given } : {}) };
      const { userErrors } = await chat.lifecycle.create(
        chat.account,
        input(concierge.unified, { integrateWith, integrationMeta }),
        WRITE,
      );
      expect(userErrors).toEqual([]);
      const headers = hasHeaders ? { headers: headersToWire(integrateWith, given) } : {};
      const sent = { integrationMeta: { baseUrl: 'https://example.com', ...headers } };
      expect(chat.wire()[0]?.body).toEqual(expect.objectContaining(sent));
    });

    test('takes null for what it leaves to CometChat', async () => {
      const nulls = { toolNames: null, actions: null, metaData: null, isActive: null };
      const { cometChat } = concierge.extension as { cometChat: object };
      const { agent } = await chat.lifecycle.create(
        chat.account,
        input(concierge.unified, { ...cometChat, ...nulls }),
        WRITE,
      );
      expect(agent?.document).toMatchObject({ tools: [], actions: [], metaData: {}, isActive: true });
    });
  });

  describe('an update', () => {
    test('reads the agent, sends what changes and the current isActive, and reads it back', async () => {
      const target = await chat.named('Travel Concierge');
      const { agent, userErrors } = await chat.lifecycle.update(target, input({ name: 'Concierge' }), WRITE);
      expect(userErrors).toEqual([]);
      expect(chat.wire()).toMatchInlineSnapshot(`
        [
          {
            "body": null,
            "headers": {
              "accept": "application/json",
              "apikey": "[redacted]",
            },
            "request": "GET /v3/ai-agents/agents",
          },
          {
            "body": {
              "isActive": true,
              "name": "Concierge",
            },
            "headers": {
              "accept": "application/json",
              "apikey": "[redacted]",
              "content-type": "application/json",
            },
            "request": "PATCH /v3/ai-agents/agents/83546450-7deb-4862-b93d-0c5707c44b90",
          },
          {
            "body": null,
            "headers": {
              "accept": "application/json",
              "apikey": "[redacted]",
            },
            "request": "GET /v3/ai-agents/agents",
          },
        ]
      `);
      const stored = await readStored(chat, 'Concierge');
      expect(stored).toMatchObject({ uid: target.vendorId, updatedAt: NOW });
      expect(agent?.fields).toMatchObject({ name: 'Concierge', updatedAt: new Date(NOW) });
    });

    test('leaves a paused agent paused', async () => {
      const target = await chat.named('Loyalty Desk');
      const { agent } = await chat.lifecycle.update(target, input({ name: 'Points Desk' }), WRITE);
      expect(chat.wire()[1]?.body).toEqual({ isActive: false, name: 'Points Desk' });
      expect(agent?.fields.status).toBe('PAUSED');
      expect((await readStored(chat, 'Points Desk')).isActive).toBe(false);
    });

    test('says nothing of a state that CometChat does not tell', async () => {
      const target = await chat.named('Loyalty Desk');
      rewriteAgents(chat, ({ isActive: _, ...agent }) => agent);
      await chat.lifecycle.update(target, input({ name: 'Points Desk' }), WRITE);
      expect(chat.wire()[1]?.body).toEqual({ name: 'Points Desk' });
    });

    test('of a text around the agent keeps the others, also those that no page has', async () => {
      const target = await chat.named('Travel Concierge');
      const { metaData } = await readStored(chat, 'Travel Concierge');
      const before = metaData as JsonObject;
      const change = input({}, { metaData: { greetingMessage: 'Hi' } });
      await chat.lifecycle.update(target, change, WRITE);
      expect((await readStored(chat, 'Travel Concierge')).metaData).toEqual({ ...before, greetingMessage: 'Hi' });

      chat.server.calls.length = 0;
      const own = { theme: 'dark', banner: null, steps: [null, { of: null }], colours: {}, suggestions: [] };
      rewriteAgents(chat, (agent) => ({ ...agent, metaData: { ...before, ...own, introductoryMessage: null } }));
      chat.answer('PATCH', 200, { success: true });
      await chat.lifecycle.update(target, change, WRITE);
      const { suggestedMessages } = before;
      expect(chat.wire()[1]?.body).toEqual({
        isActive: true,
        metaData: { greetingMessage: 'Hi', suggestedMessages, ...own },
      });
    });

    test.each([[null], [''], [[]], [{}]])(
      'of texts where CometChat holds %j sends what was given',
      async (metaData) => {
        const target = await chat.named('Travel Concierge');
        rewriteAgents(chat, (agent) => ({ ...agent, metaData }));
        await chat.lifecycle.update(target, input({}, { metaData: { greetingMessage: 'Hi' } }), WRITE);
        expect(chat.wire()[1]?.body).toEqual({ isActive: true, metaData: { greetingMessage: 'Hi' } });
      },
    );

    test.each([['dark'], [['dark']], [false]])(
      'of texts where CometChat holds %j, which can not be read, would lose it: only the whole replaces it',
      async (metaData) => {
        const target = await chat.named('Travel Concierge');
        rewriteAgents(chat, (agent) => ({ ...agent, metaData }));
        const part = await chat.lifecycle.update(target, input({}, { metaData: { greetingMessage: 'Hi' } }), WRITE);
        expect(part.userErrors).toEqual([
          {
            code: 'INVALID',
            field: ['extension', 'cometChat', 'metaData'],
            message:
              'extension.cometChat.metaData can not be changed in part, since what the agent has there can not be read: give all of its fields to replace it, these too: introductoryMessage, suggestedMessages.',
          },
        ]);
        expect(chat.writes()).toEqual([]);
        chat.server.calls.length = 0;
        const whole = { greetingMessage: 'Hi', introductoryMessage: '', suggestedMessages: [] };
        await chat.lifecycle.update(target, input({}, { metaData: whole }), WRITE);
        expect(chat.wire()[1]?.body).toEqual({ isActive: true, metaData: whole });
      },
    );

    test('replaces lists whole, and empties them', async () => {
      const target = await chat.named('Travel Concierge');
      const change = input({}, { toolNames: [], actions: ['callTaxi'] });
      const { agent } = await chat.lifecycle.update(target, change, WRITE);
      expect(chat.wire()[1]?.body).toEqual({ isActive: true, tools: [], actions: ['callTaxi'] });
      expect(agent?.document).toMatchObject({ tools: [], actions: ['callTaxi'] });
    });

    test('never sends back where the agent runs, whose headers CometChat may mask', async () => {
      const target = await chat.named('Réclamations bagages');
      const changes = { toolNames: ['showMap'], actions: [], metaData: { greetingMessage: 'Salut' } };
      await chat.lifecycle.update(target, input({ name: 'Bagages' }, changes), WRITE);
      expect(Object.keys(chat.wire()[1]?.body as object)).not.toContain('integrationMeta');
      expect(JSON.stringify(chat.sent())).not.toMatch(/\*\*\*|\[redacted\]/);
    });

    test('of where the agent runs names its framework, and has the headers in its form', async () => {
      const target = await chat.named('Reservas de hotel');
      const integrationMeta = { baseUrl: 'https://rasa.example', headers: { 'x-rasa-token': 'new', 'x-b': 'c:d' } };
      const { agent, userErrors } = await chat.lifecycle.update(target, input({}, { integrationMeta }), WRITE);
      expect(userErrors).toEqual([]);
      expect(chat.wire()[1]).toMatchInlineSnapshot(`
        {
          "body": {
            "integrateWith": "rasa",
            "integrationMeta": {
              "baseUrl": "https://rasa.example",
              "headers": "x-rasa-token:new
        x-b:c:d",
            },
            "isActive": true,
          },
          "headers": {
            "accept": "application/json",
            "apikey": "[redacted]",
            "content-type": "application/json",
          },
          "request": "PATCH /v3/ai-agents/agents/57821e0a-44ba-44c3-8b58-79501b87e3df",
        }
      `);
      expect(agent?.document.integrationMeta).toEqual({ baseUrl: 'https://rasa.example', headers: REDACTED });
    });

    test('of the framework goes by the new one', async () => {
      const target = await chat.named('Weather Agent');
      const integrationMeta = { baseUrl: 'https://ag2.example', defaultUserId: 'guest', headers: { a: 'b' } };
      const change = input({ avatarUrl: 'https://example.com/new.png' }, { integrateWith: 'ag2', integrationMeta });
      const { agent, userErrors } = await chat.lifecycle.update(target, change, WRITE);
      expect(userErrors).toEqual([]);
      expect(chat.wire()[1]?.body).toMatchInlineSnapshot(`
        {
          "icon": "https://example.com/new.png",
          "integrateWith": "ag2",
          "integrationMeta": {
            "baseUrl": "https://ag2.example",
            "defaultUserId": "guest",
            "headers": "{"a":"b"}",
          },
          "isActive": true,
        }
      `);
      expect(agent?.document).toMatchObject({ integrateWith: 'ag2', integrationMeta: { defaultUserId: 'guest' } });
      expect(agent?.fields.avatarUrl).toBe('https://example.com/new.png');
    });

    const all = { agentId: 'weather', headers: { authorization: 'Bearer x' }, defaultUserId: 'guest' };
    const taken: Record<string, [framework: Framework, keys: string[]]> = {
      'Weather Agent': ['mastra', ['agentId']],
      'Réclamations bagages': ['langgraph', ['headers']],
      'Loyalty Desk': ['ag2', ['headers', 'defaultUserId']],
      'Travel Concierge': ['agno', ['agentId', 'headers']],
    };

    test.each(Object.entries(taken))(
      'of where %s runs takes what its framework takes',
      async (name, [framework, keys]) => {
        const target = await chat.named(name);
        for (const [key, value] of Object.entries(all)) {
          chat.server.calls.length = 0;
          const change = input({}, { integrationMeta: { baseUrl: 'https://example.com', [key]: value } });
          const { userErrors } = await chat.lifecycle.update(target, change, WRITE);
          if (keys.includes(key)) expect(userErrors, key).toEqual([]);
          else {
            const field = ['extension', 'cometChat', 'integrationMeta', key];
            const message = expect.stringMatching(
              `^${field.join('.')} can not be given with ${enumValueName(framework)}: only `,
            );
            expect(userErrors, key).toEqual([{ code: 'INVALID', message, field }]);
            expect(chat.writes(), key).toEqual([]);
          }
        }
      },
    );

    test('of where an agent of an unknown framework runs needs one that is known', async () => {
      const target = await chat.named('Weather Agent');
      rewriteAgents(chat, (agent) => ({ ...agent, integrateWith: 'openai' }));
      const integrationMeta = { baseUrl: 'https://example.com' };
      const { userErrors } = await chat.lifecycle.update(target, input({}, { integrationMeta }), WRITE);
      expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['extension', 'cometChat', 'integrateWith'] }]);
      expect(chat.writes()).toEqual([]);
      const both = input({}, { integrateWith: 'crewai', integrationMeta });
      expect((await chat.lifecycle.update(target, both, WRITE)).userErrors).toEqual([]);
      expect(chat.writes()).toHaveLength(1);
    });

    test('waits for the one before it, so that neither is lost', async () => {
      const target = await chat.named('Travel Concierge');
      const results = await Promise.all([
        chat.lifecycle.update(target, input({}, { metaData: { greetingMessage: 'one' } }), WRITE),
        chat.lifecycle.pause(target, WRITE),
        chat.lifecycle.update(target, input({}, { metaData: { introductoryMessage: 'two' } }), WRITE),
      ]);
      expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(await readStored(chat, 'Travel Concierge')).toMatchObject({
        isActive: false,
        metaData: { greetingMessage: 'one', introductoryMessage: 'two' },
      });
    });
  });

  test('a pause and a resume are one flag', async () => {
    const target = await chat.named('Weather Agent');
    const before = await readStored(chat, 'Weather Agent');
    const paused = await chat.lifecycle.pause(target, WRITE);
    expect(paused.agent?.fields.status).toBe('PAUSED');
    expect(paused.agent?.operations).toContain('RESUME');
    expect(await readStored(chat, 'Weather Agent')).toEqual({ ...before, isActive: false, updatedAt: NOW });
    const resumed = await chat.lifecycle.resume(target, WRITE);
    expect(resumed.agent?.fields.status).toBe('ACTIVE');
    expect(await readStored(chat, 'Weather Agent')).toEqual({ ...before, updatedAt: NOW });
    expect(chat.wire().filter(({ body }) => body !== null)).toMatchInlineSnapshot(`
      [
        {
          "body": {
            "isActive": false,
          },
          "headers": {
            "accept": "application/json",
            "apikey": "[redacted]",
            "content-type": "application/json",
          },
          "request": "PATCH /v3/ai-agents/agents/d25ea80d-1030-4f82-8edb-7217c41c5b65",
        },
        {
          "body": {
            "isActive": true,
          },
          "headers": {
            "accept": "application/json",
            "apikey": "[redacted]",
            "content-type": "application/json",
          },
          "request": "PATCH /v3/ai-agents/agents/d25ea80d-1030-4f82-8edb-7217c41c5b65",
        },
      ]
    `);
  });

  test('a delete is one call', async () => {
    const target = await chat.named('Lounge Finder');
    const result = await chat.lifecycle.delete(target, WRITE);
    expect(result).toMatchObject({ agent: null, userErrors: [], deletedAgentId: `cometchat:${target.vendorId}` });
    expect(chat.wire()).toMatchInlineSnapshot(`
      [
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "apikey": "[redacted]",
          },
          "request": "GET /v3/ai-agents/agents",
        },
        {
          "body": null,
          "headers": {
            "accept": "application/json",
            "apikey": "[redacted]",
          },
          "request": "DELETE /v3/ai-agents/agents/483325f5-7191-4c15-9235-442cf6413d3c",
        },
      ]
    `);
    expect((await readStoredAll(chat)).map(({ name }) => name)).not.toContain('Lounge Finder');
  });

  describe('a dry run plans what is then sent, and sends no write:', () => {
    const integrationMeta = { baseUrl: 'https://example.com', headers: { authorization: 'Bearer hush' } };
    const located = { integrateWith: 'rasa', integrationMeta };
    type Write = (options: { dryRun: boolean }) => Promise<{ plannedCalls: unknown; userErrors: readonly unknown[] }>;
    const writes: Record<string, () => Promise<Write>> = {
      create: async () => (options) => chat.lifecycle.create(chat.account, input(concierge.unified, located), options),
      update: async () => {
        const target = await chat.named('Travel Concierge');
        const change = input({ name: 'X' }, { ...located, metaData: { greetingMessage: 'Hi' }, toolNames: [] });
        return (options) => chat.lifecycle.update(target, change, options);
      },
      pause: async () => {
        const target = await chat.named('Weather Agent');
        return (options) => chat.lifecycle.pause(target, options);
      },
      resume: async () => {
        const target = await chat.named('Loyalty Desk');
        return (options) => chat.lifecycle.resume(target, options);
      },
      delete: async () => {
        const target = await chat.named('Lounge Finder');
        return (options) => chat.lifecycle.delete(target, options);
      },
      copy: async () => {
        const request = { target: chat.account, name: 'Copy', extension: { cometChat: located } };
        const source = await chat.named('Reservas de hotel');
        return (options) => copyAgent(chat.lifecycle, { source, ...request, ...options });
      },
    };

    test.each(Object.keys(writes))('%s', async (name) => {
      const write = await writes[name]?.();
      const before = await readStoredAll(chat);
      const planned = await write?.(DRY_RUN);
      expect(chat.writes()).toEqual([]);
      expect(await readStoredAll(chat)).toEqual(before);
      expect(JSON.stringify(planned?.plannedCalls)).not.toContain('hush');
      chat.server.calls.length = 0;
      const done = await write?.(WRITE);
      expect(done).toMatchObject({ userErrors: [], plannedCalls: null });
      expect(planned?.plannedCalls).toEqual(asPlanned(chat.wire()));
      expect(chat.writes()).toHaveLength(1);
    });
  });
});
