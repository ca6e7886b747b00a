/**
 * @module An embedded CometChat: the BYO agents API and its tools as documented, strict where the documentation is.
 * Where it is silent, the choice is named; it falls on what a careless client would break on.
 */

import { Hono } from 'hono';
import type { JsonObject } from '../../../src/core/agent.ts';
import { isContainer } from '../../../src/core/json.ts';
import { INTEGRATION_TYPE } from '../../../src/vendors/cometchat/contract.ts';
import { FRAMEWORK_NAMES, type Framework } from '../../../src/vendors/cometchat/frameworks.ts';
import { createBody, updateBodyOf } from '../../../src/vendors/cometchat/wire.ts';
import { cycleSeeds } from '../../cycle.ts';
import { createRandom } from '../../random.ts';
import { seedTimes } from '../../timeline.ts';
import type { SandboxOptions, VendorSandbox } from '../../vendor-sandbox.ts';
import {
  answer,
  chatApiError,
  checkBody,
  type ErrorAnswer,
  isRefusal,
  notFound,
  readBody,
  readJson,
  refusal,
} from './answers.ts';
import { SEEDS } from './seeds.ts';
import { createSandboxTools } from './tools.ts';

const APP_ID = 'rollcall-sandbox';
const API_KEY = 'cometchat_test_full_access_00000000';
/** A key of the scope `authOnly`: known, but not for agents. */
export const AUTH_ONLY_KEY = 'cometchat_test_auth_only_0000000000';

interface StoredAgent {
  readonly uid: string;
  readonly _id: string;
  readonly appId: string;
  readonly name: string;
  readonly icon: string;
  readonly isActive: boolean;
  readonly integrateWith: Framework;
  readonly integrationType: string;
  readonly tools: readonly string[];
  readonly actions: readonly string[];
  readonly integrationMeta: JsonObject;
  readonly metaData: JsonObject;
  readonly instruction?: string;
  readonly deletedAt: null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A CometChat app of its own, filled with agents. */
export function createCometChatSandbox({
  agents: count,
  now = () => new Date(),
  series,
}: SandboxOptions): VendorSandbox {
  const random = createRandom('cometchat', series);
  const agents = new Map<string, StoredAgent>();
  const newAgent = (createdAt: Date, updatedAt: Date) => ({
    uid: random.uuid(),
    _id: random.uuid().replaceAll('-', '').slice(0, 24),
    appId: APP_ID,
    deletedAt: null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  });
  cycleSeeds(SEEDS, count, series).forEach((seed, index) => {
    const { createdAt, updatedAt } = seedTimes(index, count, 9, series);
    const agent = { ...seed, integrationType: INTEGRATION_TYPE, ...newAgent(createdAt, updatedAt) };
    agents.set(agent.uid, agent);
  });
  const tools = createSandboxTools(APP_ID, seedTimes(count, count, 9).createdAt, now);

  // Both are checked by type: that an action does not count as a tool is not stated, but follows from the two lists.
  const referenceProblem = (body: {
    tools?: readonly string[] | undefined;
    actions?: readonly string[] | undefined;
  }) => {
    const missing = [...tools.missing('tool', body.tools ?? []), ...tools.missing('action', body.actions ?? [])];
    return missing.length === 0
      ? undefined
      : refusal(`ERR_TOOL_NOT_FOUND: No tool exists with the specified ID: ${missing.join(', ')}`);
  };

  const app = new Hono().basePath('/v3');
  app.use(async (context, next) => {
    const refused = keyProblem(context.req.header('apikey'));
    return refused === undefined ? next() : answer(context, refused);
  });

  app.get('/ai-agents/agents', (context) => {
    // No order is documented, so it is none that anybody would ask for.
    const byUid = [...agents.values()].sort((a, b) => (a.uid < b.uid ? -1 : 1));
    return context.json(byUid.map(shown));
  });

  app.post('/ai-agents/agents', async (context) => {
    const body = await readBody(context.req, createBody);
    if (isRefusal(body)) return answer(context, body);
    const problem = referenceProblem(body);
    if (problem !== undefined) return answer(context, problem);
    const { tools: toolNames = [], actions = [], integrationMeta = {}, metaData = {}, ...rest } = body;
    const at = now();
    const agent: StoredAgent = { ...rest, tools: toolNames, actions, integrationMeta, metaData, ...newAgent(at, at) };
    agents.set(agent.uid, agent);
    return context.json({ agent: shown(agent) }, 201);
  });

  app.patch('/ai-agents/agents/:uid', async (context) => {
    const agent = agents.get(context.req.param('uid'));
    if (agent === undefined) return answer(context, noAgent());
    const json = await readJson(context.req);
    const asked = FRAMEWORK_NAMES.find((name) => name === json?.integrateWith) ?? agent.integrateWith;
    const body = checkBody(json, updateBodyOf(asked));
    if (isRefusal(body)) return answer(context, body);
    // What an empty body answers, and a new framework without its integrationMeta, is not documented.
    if (Object.keys(body).length === 0) return answer(context, refusal('The body has nothing to update.'));
    if (asked !== agent.integrateWith && body.integrationMeta === undefined) {
      return answer(context, refusal('integrationMeta is required when integrateWith changes'));
    }
    const problem = referenceProblem(body);
    if (problem !== undefined) return answer(context, problem);
    agents.set(agent.uid, {
      ...agent,
      // Objects and lists replace what was there. The documented default of `isActive` is taken at its word: an update
      // that leaves it out switches the agent on. Neither is documented, and neither is the opposite.
      isActive: true,
      ...(body as Partial<StoredAgent>),
      updatedAt: now().toISOString(),
    });
    return context.json({ success: true });
  });

  app.delete('/ai-agents/agents/:uid', (context) => {
    const uid = context.req.param('uid');
    // Whether it is a soft delete is not documented: here the agent is gone, and a second delete finds nothing.
    if (!agents.delete(uid)) return answer(context, noAgent());
    return context.json({ success: true, message: `Agent with UID '${uid}' has been deleted successfully` });
  });

  app.route('/ai-agents/tools', tools.app);
  app.notFound((context) => answer(context, notFound(`Cannot ${context.req.method} ${context.req.path}`)));
  return { app, basePath: '/v3', credentials: { appId: APP_ID, apiKey: API_KEY } };
}

/** The codes are documented, their statuses are not: 401 was seen for a wrong key, 403 is what a missing scope means. */
function keyProblem(key: string | undefined): ErrorAnswer | undefined {
  if (key === API_KEY) return undefined;
  if (key === undefined || key === '') {
    return chatApiError(401, 'AUTH_ERR_EMPTY_APIKEY', 'The apikey header is missing from the request.');
  }
  if (key === AUTH_ONLY_KEY) {
    return chatApiError(403, 'AUTH_ERR_NO_ACCESS', `The API key ${key} doesn't have the required scope.`);
  }
  // It was seen to quote the key. Whether it is shortened there is not documented: here it is not.
  return chatApiError(401, 'AUTH_ERR_APIKEY_NOT_FOUND', `The key ${key} does not exist. Please use correct apiKey.`);
}

/** Whether the headers of an agent are shown is not documented: here they are masked. */
function shown(agent: StoredAgent): object {
  const { headers } = agent.integrationMeta;
  if (headers === undefined) return agent;
  const masked = isContainer(headers) ? Object.fromEntries(Object.keys(headers).map((name) => [name, '***'])) : '***';
  return { ...agent, integrationMeta: { ...agent.integrationMeta, headers: masked } };
}

function noAgent(): ErrorAnswer {
  return notFound('ERR_AGENT_NOT_FOUND: No BYO agent exists with the specified ID.');
}
