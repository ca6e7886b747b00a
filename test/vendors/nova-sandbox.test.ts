import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { SEEDS } from '../../sandbox/vendors/nova/seeds.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { agent, createAgent, createBody, updateAgent } from '../../src/vendors/nova/contract.ts';
import { UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { openNova } from './open-nova.ts';

let voice: VendorAccount;

afterEach(() => voice.close());

describe('The embedded Nova', () => {
  beforeEach(async () => {
    voice = await openNova({ agents: 4, now: () => new Date('2026-11-01T08:00:00Z') });
  });

  function call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${voice.server.baseUrl}/org/org_sandbox${path}`, {
      method,
      headers: { 'x-api-key': String(voice.credentials.apiKey), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }
  const json = async (response: Promise<Response>) => (await (await response).json()) as JsonObject;

  test('holds the same agents at every start, as many as asked for', async () => {
    const ids = (await voice.readAll(50)).map((record) => record.vendorId);
    await voice.close();
    voice = await openNova({ agents: 4 });
    expect((await voice.readAll(50)).map((record) => record.vendorId)).toEqual(ids);
    await voice.close();
    voice = await openNova({ agents: 130 });
    const many = await voice.readAll(50);
    expect(new Set(many.map((record) => record.vendorId)).size).toBe(130);
    expect(many.map((record) => record.vendorId)).toEqual(many.map((record) => record.vendorId).toSorted());
  });

  test('creates with the four documented fields only', async () => {
    const response = await call('POST', '/agents', {
      name: 'New',
      type: 'chat',
      llm_config: { provider: 'openai', model: 'gpt-4o' },
      surprise: 1,
    });
    expect(response.status).toBe(201);
    const created = (await response.json()) as JsonObject;
    expect(created).toEqual({
      id: expect.any(String),
      organization_id: 'org_sandbox',
      name: 'New',
      type: 'chat',
      prompt_template: '',
      created_at: '2026-11-01T08:00:00.000Z',
      updated_at: '2026-11-01T08:00:00.000Z',
    });
    expect(await json(call('GET', `/agents/${created.id}`))).toEqual(created);
  });

  test('refuses bodies that the page does not allow', async () => {
    const bodies = [
      { type: 'voice' },
      { name: 'x' },
      { name: 'x', type: 'fax' },
      { name: null, type: 'chat' },
      '{',
      [],
    ];
    for (const body of bodies) {
      const response = await call('POST', '/agents', body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ status: false, message: expect.any(String) });
    }
    expect(await json(call('POST', '/agents', { name: 'x', type: 'fax' }))).toMatchObject({
      message: 'type is not valid',
    });
  });

  test('copies everything but the name', async () => {
    const sourceId = await voice.idOf('Appointment Line');
    const body = { name: 'Copy', type: 'chat', prompt_template: 'ignored', copy_from_agent_id: sourceId };
    const copy = await voice.get(String((await json(call('POST', '/agents', body))).id));
    const source = await voice.get(sourceId);
    const { id, name, created_at, updated_at, ...rest } = source.document;
    expect(copy.document).toMatchObject({ ...rest, name: 'Copy', created_at: '2026-11-01T08:00:00.000Z' });
    expect([id, name, updated_at]).not.toContain(copy.vendorId);
    expect((await call('POST', '/agents', { ...body, copy_from_agent_id: UNKNOWN_ID })).status).toBe(404);
  });

  test('changes what a PATCH names and replaces configuration objects whole', async () => {
    for (const name of ['Appointment Line', 'Rezeptbestellung']) {
      const id = await voice.idOf(name);
      const before = await voice.get(id);
      const llm_config = { provider: 'anthropic', model: 'claude-sonnet-4-5' };
      expect((await call('PATCH', `/agents/${id}`, { llm_config, unknown: true })).status).toBe(200);
      const after = await voice.get(id);
      expect(after.document).toEqual({ ...before.document, llm_config, updated_at: '2026-11-01T08:00:00.000Z' });
      expect(Array.isArray(after.raw.llm_config)).toBe(Array.isArray(before.raw.llm_config));
    }
  });

  test('refuses a PATCH with null, with an incomplete or with a misspelt configuration', async () => {
    const id = await voice.idOf('Website Chat');
    const before = await json(call('GET', `/agents/${id}`));
    const bodies = [
      { llm_config: null },
      { llm_config: { model: 'gpt-4o' } },
      { llm_config: { provider: 'openai', model: 'gpt-4o', temprature: 1 } },
      { precall_webhook: { method: 'DELETE', url: 'https://x.example.com' } },
      { plugins: {} },
      { name: 5 },
    ];
    for (const body of bodies) expect((await call('PATCH', `/agents/${id}`, body)).status).toBe(400);
    expect(await json(call('GET', `/agents/${id}`))).toEqual(before);
    expect((await call('PATCH', `/agents/${UNKNOWN_ID}`, {})).status).toBe(404);
  });

  test('deletes for good', async () => {
    const id = await voice.idOf('Website Chat');
    expect(await json(call('DELETE', `/agents/${id}`))).toEqual({ message: 'agent deleted' });
    expect((await call('GET', `/agents/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/agents/${id}`)).status).toBe(404);
    expect(await voice.readAll(50)).toHaveLength(3);
  });

  test('lists by page, type and part of the name', async () => {
    const names = async (query: string) => {
      const { data } = (await json(call('GET', `/agents?${query}`))) as { data: { name: string }[] };
      return data.map((row) => row.name);
    };
    expect(await names('search=LINE')).toEqual(['Appointment Line']);
    expect(await names('type=chat')).toEqual(['Website Chat']);
    expect(await names('type=video')).toEqual([]);
    expect(await names('page=9')).toEqual([]);
    expect(await json(call('GET', '/agents?page=2&size=3'))).toMatchObject({
      meta: { page: 2, size: 3, total: 4, total_pages: 2 },
    });
    expect(await json(call('GET', '/agents'))).toMatchObject({ meta: { page: 1, size: 50 } });
    for (const query of ['page=0', 'page=x', 'size=0', 'size=101', 'size=1.5', 'type=fax']) {
      expect((await call('GET', `/agents?${query}`)).status).toBe(400);
    }
  });

  test('takes the key in either header, checks it first, and answers text where there is no route', async () => {
    const url = `${voice.server.baseUrl}/org/org_sandbox/agents`;
    const bearer = { authorization: `Bearer ${String(voice.credentials.apiKey)}` };
    expect((await fetch(url, { headers: bearer })).status).toBe(200);
    expect((await fetch(url)).status).toBe(401);
    expect((await fetch(`${voice.server.baseUrl}/org/other/agents`)).status).toBe(401);
    expect((await fetch(`${voice.server.baseUrl}/org/other/agents`, { headers: bearer })).status).toBe(404);
    expect(await (await call('PUT', '/agents')).text()).toBe('404 page not found');
  });

  test('has seeds that can all be written, the first with every field', async () => {
    for (const { tools: _tools, public_quota: _quota, ...seed } of SEEDS) {
      expect(createAgent.safeParse(seed).error).toBeUndefined();
      const { name, type, prompt_template, ...settings } = seed;
      expect(createBody.safeParse({ name, type, prompt_template }).success).toBe(true);
      expect(updateAgent.safeParse(settings).success).toBe(true);
    }
    const gaps = (contract: z.ZodType) => {
      const { resolve, root } = contractSchema(contract);
      const below = (schema: JsonSchema, value: unknown, path: string): string[] => {
        if (value === undefined) return [path];
        const { items, properties = {} } = resolve(withoutNull(schema).inner);
        if (items !== undefined) return below(items, (value as unknown[])[0], `${path}[]`);
        return Object.entries(properties).flatMap(([key, property]) =>
          below(property, (value as JsonObject)[key], `${path}.${key}`),
        );
      };
      return below(root, SEEDS[0], '');
    };
    expect(gaps(createAgent)).toEqual(['.copy_from_agent_id']);
    expect(gaps(agent)).toEqual(['.id', '.organization_id', '.created_at', '.updated_at']);
    const written = new Set(JSON.stringify(SEEDS).match(/"[^"]*"/g));
    const { definitions } = contractSchema(createAgent);
    for (const value of Object.values(definitions).flatMap((definition) => definition.enum ?? [])) {
      expect(written).toContain(JSON.stringify(value));
    }
  });
});
