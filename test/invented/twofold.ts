/**
 * @module Twofold: an agent and its language model configuration are two resources, and its phone number is a third one.
 * The configuration is made before the agent, the number after it.
 */
import { z } from 'zod';
import type { AgentFields, AgentRecord, JsonObject } from '../../src/core/agent.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import { sentAnswer } from '../../src/vendors/kit/sent-answer.ts';
import type { PlannedCall, WritePlanner } from '../../src/vendors/plan.ts';
import { type SavedValue, saved } from '../../src/vendors/saved.ts';
import { type InventedAnswer, type InventedCall, type InventedServer, serve } from './server.ts';
import { agentPath, type Document, inventVendor } from './vendor.ts';

const fields = {
  name: z.string().meta({ unified: 'name' }),
  model: z.string().meta({ unified: 'model' }),
  prompt: z.string().optional().meta({ unified: 'instructions' }),
  greeting: z.string().optional().describe('What it says first.'),
  phone: z.string().optional().describe('The number it answers.'),
};

const agent = z
  .object({
    id: z.string().meta({ unified: 'vendorId' }),
    llm_id: z.string().describe('Its configuration.'),
    ...fields,
  })
  .extend({ model: fields.model.optional() })
  .meta({ id: 'TwofoldAgent', description: 'All that only Twofold has.' });
const createAgent = z
  .strictObject(fields)
  .meta({ id: 'CreateTwofoldAgent', description: 'What only Twofold takes for a new agent.' });
const updateAgent = z
  .strictObject(fields)
  .omit({ phone: true })
  .partial()
  .meta({ id: 'UpdateTwofoldAgent', description: 'What only Twofold takes in a change.' });

const LLM_KEYS = ['model', 'prompt'];
const LABEL = 'language model configuration';

/** The keys of the configuration, and those of the agent. */
function split(body: JsonObject): { llm: JsonObject; rest: JsonObject } {
  const entries = Object.entries(body);
  return {
    llm: Object.fromEntries(entries.filter(([key]) => LLM_KEYS.includes(key))),
    rest: Object.fromEntries(entries.filter(([key]) => !LLM_KEYS.includes(key))),
  };
}

const plan: WritePlanner = {
  async create({ phone, ...body }) {
    const { llm, rest } = split(body);
    const makeLlm: PlannedCall = {
      ...plannedCall('POST', '/llms', llm),
      asks: llm,
      saveAs: { llmId: ['llm_id'] },
      part: { label: LABEL, id: saved('llmId') },
    };
    const makeAgent = { ...plannedCall('POST', '/agents', rest), body: { ...rest, llm_id: saved('llmId') } };
    if (phone === undefined) return [makeLlm, makeAgent];
    const rent: PlannedCall<SavedValue> = {
      ...plannedCall('POST', '/phone-numbers', { phone }),
      query: { agent: saved('id'), country: 'ch' },
      asks: { phone },
      part: { label: 'phone number', id: String(phone) },
    };
    return [makeLlm, makeAgent, rent];
  },
  async update(agent, changes) {
    const { llm, rest } = split(changes);
    const ofLlm = { ...plannedCall('PATCH', llmPath(agent), llm), asks: llm, part: { label: LABEL, id: llmId(agent) } };
    const ofAgent = plannedCall('PATCH', agentPath(agent), rest);
    if (Object.keys(llm).length === 0) return [ofAgent];
    return Object.keys(rest).length === 0 ? [ofLlm] : [ofLlm, ofAgent];
  },
  delete: (agent) => [
    plannedCall('DELETE', agentPath(agent)),
    { ...plannedCall('DELETE', llmPath(agent)), part: { label: LABEL, id: llmId(agent) } },
  ],
};

function llmId({ original }: AgentRecord): string {
  return String(original.llm_id);
}

function llmPath(agent: AgentRecord): string {
  return `/llms/${encodeURIComponent(llmId(agent))}`;
}

function toFields({ name, model, prompt }: Document): AgentFields {
  return { name: String(name), model: String(model), instructions: typeof prompt === 'string' ? prompt : null };
}

/** Twofold. */
export const twofold = inventVendor({
  name: 'TWOFOLD',
  contract: { agent, createAgent, updateAgent },
  operations: ['UPDATE', 'DELETE', 'COPY'],
  fields: toFields,
  client: ({ transport, agents, rows }) => {
    const read = (path: string) =>
      transport
        .read({ method: 'GET', path }, ({ body }) => body as JsonObject)
        .catch((error) => {
          if (error.code === 'NOT_FOUND') return null;
          throw error;
        });
    const get = async (vendorId: string) => {
      const found = await read(`/agents/${encodeURIComponent(vendorId)}`);
      if (found === null) return null;
      return agents.one({ ...found, ...(await read(`/llms/${found.llm_id}`)) });
    };
    return {
      plan,
      get,
      list: (_, options) =>
        transport.read(
          { method: 'GET', path: '/agents' },
          async ({ body }, signal) => {
            const items = body as JsonObject[];
            return { agents: await rows.many(items, signal), itemCount: items.length, hasMore: false };
          },
          options,
        ),
      // What the answer shows of an agent is without its configuration.
      send: async (call, options) =>
        sentAnswer(call, (await transport.write(call, options)).body, (body) => ({
          agentId: String((body as Document).id),
        })),
    };
  },
});

/** A server of Twofold's. */
export interface TwofoldServer extends InventedServer {
  readonly agents: Map<string, JsonObject>;
  readonly llms: Map<string, JsonObject>;
  /** Answers a call in place of the server; undefined: the server answers. */
  instead: (call: InventedCall) => InventedAnswer | undefined;
}

/** Starts a Twofold that has no agents. */
export async function serveTwofold(): Promise<TwofoldServer> {
  const agents = new Map<string, JsonObject>();
  const llms = new Map<string, JsonObject>();
  let made = 0;
  const absent = { status: 404, body: { error: 'there is no such thing' } };
  const at = (store: Map<string, JsonObject>, call: InventedCall, id: string): InventedAnswer => {
    const found = store.get(id);
    if (found === undefined) return absent;
    if (call.method === 'DELETE') return store.delete(id) ? {} : absent;
    if (call.method === 'PATCH') store.set(id, { ...found, ...call.body });
    return { body: store.get(id) };
  };
  const answer = (call: InventedCall): InventedAnswer => {
    const [, collection = '', id] = decodeURIComponent(call.path).split('/');
    if (collection === 'phone-numbers') {
      const agentId = call.query.get('agent') ?? '';
      agents.set(agentId, { ...agents.get(agentId), phone: call.body?.phone });
      return { status: 201, body: call.body };
    }
    const [store, idKey] = collection === 'llms' ? [llms, 'llm_id'] : [agents, 'id'];
    if (id !== undefined) return at(store, call, id);
    if (call.method === 'GET') return { body: [...store.values()] };
    const document = { ...call.body, [idKey]: `${idKey === 'id' ? 'agent' : 'llm'}_${++made}` };
    store.set(String(document[idKey]), document);
    return { status: 201, body: document };
  };
  const server = await serve((call) => twofoldServer.instead(call) ?? answer(call));
  const twofoldServer: TwofoldServer = { ...server, agents, llms, instead: () => undefined };
  return twofoldServer;
}
