import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import { listVersions } from '../../agents/versions/list-versions.ts';
import { UnknownPlaceError } from '../../agents/versions/listed-versions.ts';
import { type AgentFields, isLive, type ShownAgent } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { AgentResolvers } from '../../generated/resolvers.ts';
import type { Context } from '../context.ts';
import { badInput, vendorFailure } from '../errors.ts';
import { pure } from '../execution/pure.ts';
import { accountOf, loadWhole } from '../load-agent.ts';
import { checkFirst, parseVersionCursor } from './connections.ts';
import type { LanguageModelSource } from './language-model.ts';

/** Resolvers of `Agent`. A field that a list item does not hold loads the whole document, once for all such fields. */
export const agentResolvers = {
  id: pure(({ accountId, vendorId }: ShownAgent) => formatAgentId(accountId, vendorId)),
  vendor: pure((agent: ShownAgent, _: object, context: Context) => accountOf(agent, context).vendor.name),
  account: accountResolver,
  name: pure(({ fields }: ShownAgent) => fields.name),
  description: field('description'),
  instructions: field('instructions'),
  model: field('model'),
  languageModel: pure((agent: ShownAgent, _: object, context: Context) => {
    const id = agent.fields.languageModel;
    if (id === undefined) return loadLanguageModel(agent, context);
    return id === null ? null : languageModelSource(id, agent, context);
  }),
  temperature: field('temperature'),
  avatarUrl: field('avatarUrl'),
  tags: field('tags'),
  status: field('status'),
  createdAt: field('createdAt'),
  updatedAt: field('updatedAt'),
  observedAt: pure(({ observedAt }: ShownAgent) => new Date(observedAt)),
  async versions(agent, { first, after }, context) {
    const account = accountOf(agent, context);
    const window = {
      first: checkFirst(first ?? 20),
      after: after === null || after === undefined ? undefined : parseVersionCursor(after),
      signal: context.signal,
    };
    if (account.client.versions === undefined) return null;
    const told = <T>(reading: Promise<T>) =>
      reading.catch((error: unknown) => {
        throw error instanceof UnknownPlaceError ? unknownPlace() : vendorFailure(account, error);
      });
    const live = isLive(agent) && agent.whole ? agent : await told(context.loaders.loadWhole(account, agent));
    if (live === null) return null;
    const page = await told(listVersions(account, live, window));
    if (page === null) return null;
    return {
      ...page,
      versions: page.versions.map((version) => ({ ...version, number: () => told(version.number()) })),
      isComplete: () => told(page.isComplete()),
    };
  },
  operations: ({ operations }, _, { caller }) => (caller.scopes.has('agents:write') ? operations : []),
  extension: pure((agent: ShownAgent) => agent),
  raw: (agent, _, context, info) => (agent.whole ? agent.raw : loadRaw(agent, context, info)),
} satisfies AgentResolvers;

async function loadRaw(agent: ShownAgent, context: Context, { path, fieldNodes }: GraphQLResolveInfo) {
  try {
    return (await loadWhole(agent, context)).raw;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Never null: without this, one agent that can not be read would cost the whole list.
    const { message, extensions } = error;
    const where = { nodes: fieldNodes, path: responsePathAsArray(path) };
    context.partialErrors.push(
      new GraphQLError(`raw is only what the list shows. ${message}`, { ...where, extensions }),
    );
    return agent.raw;
  }
}

function unknownPlace(): GraphQLError {
  return badInput('after', 'expected a cursor of a version that the vendor still shows; begin anew');
}

function accountResolver(agent: ShownAgent, _: object, context: Context) {
  return accountOf(agent, context);
}

async function loadLanguageModel(agent: ShownAgent, context: Context): Promise<LanguageModelSource | null> {
  const id = await loadField(agent, 'languageModel', context);
  return id === null ? null : languageModelSource(id, agent, context);
}

function languageModelSource(id: string, agent: ShownAgent, context: Context): LanguageModelSource {
  return { model: context.languageModels.of(id), vendors: [accountOf(agent, context).vendor] };
}

function field<K extends keyof AgentFields>(key: K) {
  return pure((agent: ShownAgent, _: object, context: Context) => {
    const value = agent.fields[key];
    return value !== undefined ? value : loadField(agent, key, context);
  });
}

async function loadField<K extends keyof AgentFields>(agent: ShownAgent, key: K, context: Context) {
  const { fields } = await loadWhole(agent, context);
  return fields[key] ?? null;
}
