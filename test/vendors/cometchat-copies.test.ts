import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { chatsby } from '../../src/vendors/chatsby/index.ts';
import { gennia } from '../../src/vendors/gennia/index.ts';
import { VendorAccount } from '../support/vendor-account.ts';
import { NOW, openCometChat, readStored, readStoredAll } from './open-cometchat.ts';

describe('a copy', () => {
  let chat: VendorAccount;
  const accounts: VendorAccount[] = [];

  async function opened(opening: Promise<VendorAccount>): Promise<VendorAccount> {
    const account = await opening;
    accounts.push(account);
    return account;
  }

  beforeEach(async () => {
    chat = await opened(openCometChat());
  });

  afterEach(async () => {
    await Promise.all(accounts.splice(0).map((account) => account.close()));
  });

  const copy = (target: VendorAccount, source: { account: VendorAccount['account']; vendorId: string }, change = {}) =>
    copyAgent(chat.lifecycle, {
      source,
      target: target.account,
      name: undefined,
      extension: undefined,
      dryRun: false,
      ...change,
    });

  test('in the same app is a new agent with all but the secrets', async () => {
    const source = await chat.named('Travel Concierge');
    const { agent, userErrors, notCarried } = await copy(chat, source, { name: 'Concierge 2' });
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
            "actions": [
              "rebookFlight",
              "callTaxi",
              "open-ticket",
            ],
            "icon": "https://cdn.wayfarer.example/agents/concierge.png?size=256",
            "integrateWith": "agno",
            "integrationMeta": {
              "agentId": "travel-concierge",
              "baseUrl": "https://agents.wayfarer.example/agno/v1",
            },
            "integrationType": "agent",
            "isActive": true,
            "metaData": {
              "greetingMessage": "Welcome aboard! Where are we going today?",
              "introductoryMessage": "I am your concierge for the whole journey. I know your bookings, the weather where you are, the opening hours of museums and the quickest way to the airport. I can move a flight, call a taxi or show your itinerary. I never charge your card without asking, I never pass your passport number on, and whenever you would rather talk to a person, say so: our desk in Lisbon is awake day and night.",
              "suggestedMessages": [
                "What is next on my trip?",
                "Call me a taxi",
                "Is my flight on time?",
              ],
            },
            "name": "Concierge 2",
            "tools": [
              "showItinerary",
              "showMap",
              "currency_converter",
            ],
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
    expect(notCarried.map(({ field }) => field)).toEqual([
      'extension.cometChat.integrationMeta.headers',
      'extension.cometChat.instruction',
    ]);
    const { uid: _uid, _id, ...original } = await readStored(chat, 'Travel Concierge');
    const { instruction: _instruction, integrationMeta, ...rest } = original;
    const { headers: _headers, ...meta } = integrationMeta as JsonObject;
    const expected = { ...rest, name: 'Concierge 2', integrationMeta: meta, createdAt: NOW, updatedAt: NOW };
    expect(await readStored(chat, 'Concierge 2')).toMatchObject(expected);
    expect(agent?.vendorId).not.toBe(source.vendorId);
  });

  test('of a paused agent is paused', async () => {
    const { agent, notCarried } = await copy(chat, await chat.named('Loyalty Desk'), { name: 'Desk 2' });
    expect(agent?.fields.status).toBe('PAUSED');
    expect(notCarried.map(({ field }) => field)).not.toContain('status');
  });

  test('takes new headers, and another framework with what that one needs', async () => {
    const source = await chat.named('Travel Concierge');
    const integrationMeta = { headers: { authorization: 'Bearer new' } };
    const withHeaders = await copy(chat, source, { name: 'A', extension: { cometChat: { integrationMeta } } });
    expect(withHeaders.userErrors).toEqual([]);
    expect((await readStored(chat, 'A')).integrationMeta).toEqual({
      baseUrl: 'https://agents.wayfarer.example/agno/v1',
      agentId: 'travel-concierge',
      headers: '***',
    });
    const cometChat = { integrateWith: 'crewai', integrationMeta: { baseUrl: 'https://crew.example' } };
    const elsewhere = await copy(chat, source, { name: 'B', extension: { cometChat } });
    expect(await readStored(chat, 'B')).toMatchObject(cometChat);
    expect(elsewhere.notCarried).toContainEqual({
      field: 'extension.cometChat.integrationMeta.agentId',
      reason: expect.stringContaining('CREWAI: only MASTRA, MASTRA_LEGACY and AGNO take it'),
    });
  });

  test('into an app that lacks a tool is refused in the words of CometChat, and goes without it', async () => {
    const other = await opened(openCometChat({ id: 'other' }));
    await other.ask('DELETE', '/ai-agents/tools/callTaxi');
    const source = await chat.named('Travel Concierge');
    const refused = await copy(other, source);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', vendorError: { code: 'ERR_TOOL_NOT_FOUND' } }]);
    expect(await readStoredAll(other)).toHaveLength(13);
    const made = await copy(other, source, { name: 'Copy', extension: { cometChat: { actions: ['open-ticket'] } } });
    expect(made.userErrors).toEqual([]);
    expect((await readStored(other, 'Copy')).actions).toEqual(['open-ticket']);
  });

  test('of an agent without a URL says that it needs one', async () => {
    const refused = await copy(chat, await chat.named('Empty shell'));
    const field = ['extension', 'cometChat', 'integrationMeta', 'baseUrl'];
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', field }]);
    expect(chat.writes()).toEqual([]);
    const cometChat = { integrationMeta: { baseUrl: 'https://example.com' } };
    const made = await copy(chat, await chat.named('Empty shell'), { name: 'Full shell', extension: { cometChat } });
    expect(made.userErrors).toEqual([]);
  });

  test('to another vendor loses what only CometChat has, and says so', async () => {
    const other = await opened(VendorAccount.open(chatsby, { agents: 12 }));
    const { agent, userErrors, notCarried } = await copy(other, await chat.named('Travel Concierge'));
    expect(userErrors).toEqual([]);
    expect(agent?.fields.name).toBe('Travel Concierge');
    expect(notCarried.map(({ field }) => field)).toMatchInlineSnapshot(`
      [
        "avatarUrl",
        "extension.cometChat.integrateWith",
        "extension.cometChat.integrationType",
        "extension.cometChat.integrationMeta.baseUrl",
        "extension.cometChat.integrationMeta.agentId",
        "extension.cometChat.integrationMeta.headers",
        "extension.cometChat.toolNames",
        "extension.cometChat.actions",
        "extension.cometChat.metaData.greetingMessage",
        "extension.cometChat.metaData.introductoryMessage",
        "extension.cometChat.metaData.suggestedMessages",
        "extension.cometChat.instruction",
      ]
    `);
  });

  test('from another vendor needs where the agent runs, and takes name and avatar along', async () => {
    const other = await opened(VendorAccount.open(gennia, { agents: 12 }));
    const { agents } = await other.account.client.list({ query: {}, limit: 100, offset: 0 });
    const withAvatar = (await Promise.all(agents.map(({ vendorId }) => other.account.client.get?.(vendorId)))).find(
      (agent) => agent?.fields.avatarUrl,
    );
    const source = { account: other.account, vendorId: String(withAvatar?.vendorId) };
    const refused = await copy(chat, source);
    expect(refused.userErrors.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'INVALID extension.cometChat.integrateWith',
      'INVALID extension.cometChat.integrationMeta',
    ]);
    expect(chat.server.calls).toEqual([]);
    const cometChat = { integrateWith: 'ag-ui', integrationMeta: { baseUrl: 'https://example.com' } };
    const made = await copy(chat, source, { extension: { cometChat } });
    expect(made.userErrors).toEqual([]);
    expect(made.agent?.fields).toMatchObject({
      name: withAvatar?.fields.name,
      avatarUrl: withAvatar?.fields.avatarUrl,
    });
    expect(made.notCarried.map(({ field }) => field)).toContain('instructions');
  });

  test('of an agent without an avatar needs one, which CometChat requires', async () => {
    const other = await opened(VendorAccount.open(chatsby, { agents: 12 }));
    const [agent] = (await other.account.client.list({ query: {}, limit: 1, offset: 0 })).agents;
    const source = { account: other.account, vendorId: String(agent?.vendorId) };
    const cometChat = { integrateWith: 'mastra', integrationMeta: { baseUrl: 'https://example.com' } };
    const refused = await copy(chat, source, { extension: { cometChat } });
    expect(refused.userErrors).toMatchObject([
      { code: 'INVALID', field: ['avatarUrl'], message: 'avatarUrl is required; the original has none.' },
    ]);
    expect(chat.server.calls).toEqual([]);
    const icon = 'https://example.com/icon.png';
    const made = await copy(chat, source, { extension: { cometChat: { ...cometChat, icon } } });
    expect(made.userErrors).toEqual([]);
    expect(made.agent?.fields).toMatchObject({ name: agent?.fields.name, avatarUrl: icon });
    const unified = await copy(chat, source, { unified: { avatarUrl: icon }, extension: { cometChat } });
    expect(unified.agent?.fields).toMatchObject({ name: agent?.fields.name, avatarUrl: icon });
  });
});
