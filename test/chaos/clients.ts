/** @module Clients that read and write by chance, and check every answer against the model. */
import { Pool } from 'undici';
import { createRandom, type Random } from '../../sandbox/random.ts';
import { CASES, createInput } from '../lifecycle/cases/index.ts';
import { ACCOUNTS, ACCOUNTS_OF, type CallerName, KEYS } from '../support/served-process.ts';
import { type Model, type ModelAgent, outcomeOf, type Payload } from './model.ts';

/** An answer of GraphQL, each root field under the name that this very request gave it. */
interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

interface ShownAgent {
  readonly id: string;
  readonly name: string;
  readonly status: string | null;
}

/** Each client asks over a connection of its own. */
export class Client {
  requests = 0;
  private readonly caller: CallerName;
  private readonly model: Model;
  private readonly pool: Pool;
  private readonly random: Random;
  private readonly own: ModelAgent[] = [];
  private readonly foreign: readonly string[];
  private nonce = 0;
  private readonly index: number;
  /** How many names there are: a server remembers the documents that it has read. */
  private readonly names: number;

  constructor(origin: string, caller: CallerName, model: Model, index: number, names = Number.POSITIVE_INFINITY) {
    this.index = index;
    this.names = names;
    this.caller = caller;
    this.model = model;
    this.pool = new Pool(origin, { connections: 1, headersTimeout: 60_000 });
    this.random = createRandom(`client ${index}`);
    this.foreign = ACCOUNTS.filter((id) => !ACCOUNTS_OF[caller].includes(id));
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  /** One operation, whichever comes up. */
  async act(): Promise<void> {
    const chance = this.random.next();
    const agent = this.pick();
    if (chance < 0.06 || agent === undefined) return this.create();
    if (chance < 0.2) return this.rename(agent);
    if (chance < 0.22) return this.remove(agent);
    if (chance < 0.5) return this.read(agent);
    if (chance < 0.65) return this.list();
    if (chance < 0.72) return this.readForeign();
    if (chance < 0.85) return this.peek();
    await this.ask('query', (name) => `${name}: __typename`);
  }

  /** One read, whichever comes up, most of them cheap. */
  async look(): Promise<void> {
    const chance = this.random.next();
    if (chance < 0.03) return this.list();
    if (chance < 0.06)
      await this.ask('query', (name) => `${name}: agent(id: "${ACCOUNTS_OF[this.caller][0]}:none") { id }`);
    else await this.ask('query', (name) => `${name}: __typename`);
  }

  private pick(): ModelAgent | undefined {
    const usable = this.own.filter(({ id, life }) => id !== undefined && life === 'LIVE');
    return usable.length === 0 ? undefined : this.random.pick(usable as [ModelAgent, ...ModelAgent[]]);
  }

  private async create(): Promise<void> {
    const accounts = ACCOUNTS_OF[this.caller];
    const accountId = accounts[this.random.below(accounts.length)] ?? '';
    const found = CASES.find(({ key }) => key === accountId);
    if (found === undefined) throw new Error(`no case of ${accountId}`);
    const agent = this.model.begin(accountId);
    this.own.push(agent);
    const name = `${agent.token}0`;
    const input = { ...createInput(found, name), accountId, idempotencyKey: agent.token };
    // The same again under the same key, as clients do that got no clear answer: at most one agent comes of it.
    for (const _ of [1, 2]) {
      const payload = await this.write('createAgent', 'CreateAgentInput', input);
      const outcome = outcomeOf(payload);
      this.model.created(agent, name, outcome, payload?.agent?.id);
      if (outcome !== 'UNKNOWN') break;
    }
  }

  private async rename(agent: ModelAgent): Promise<void> {
    const name = `${agent.token}${this.random.below(1_000_000)}`;
    this.model.writes(agent);
    const payload = await this.write('updateAgent', 'UpdateAgentInput', { id: agent.id, name });
    this.model.renamed(agent, name, outcomeOf(payload));
    const missing = payload?.userErrors.find(({ code }) => code === 'NOT_FOUND');
    if (missing !== undefined) this.model.violations.push(`${agent.id}, to be renamed: ${missing.message}`);
    await this.read(agent);
  }

  private async remove(agent: ModelAgent): Promise<void> {
    const payload = await this.write('deleteAgent', 'DeleteAgentInput', { id: agent.id });
    this.model.deleted(agent, outcomeOf(payload));
    await this.read(agent);
  }

  private async read(agent: ModelAgent): Promise<void> {
    const { value, isClear } = await this.ask<ShownAgent | null>(
      'query',
      (name) => `${name}: agent(id: ${JSON.stringify(agent.id)}) { id name status }`,
    );
    if (isClear) this.model.sees(agent, value ?? null);
  }

  /**
   * An agent of another client, which may be writing it: what it shows is not certain, but it is that agent. Its client must not
   * be given this read, which had begun before its write.
   */
  private async peek(): Promise<void> {
    const seen = this.model.written.filter(({ accountId }) => !this.foreign.includes(accountId));
    const agent = seen[this.random.below(seen.length)];
    if (agent === undefined) return;
    const { value } = await this.ask<ShownAgent | null>(
      'query',
      (name) => `${name}: agent(id: ${JSON.stringify(agent.id)}) { id name status }`,
    );
    if (value && (value.id !== agent.id || !value.name.startsWith(agent.token)))
      this.model.violations.push(`${agent.id} was asked for, and ${value.id} "${value.name}" answered`);
  }

  private async list(): Promise<void> {
    const { value } = await this.ask<{ nodes: ShownAgent[] }>(
      'query',
      (name) =>
        `${name}: agents(first: 20) { nodes { id name status account { id } } failures { account { id } code } }`,
    );
    const ids = value?.nodes.map(({ id }) => id) ?? [];
    if (new Set(ids).size < ids.length) this.model.violations.push('a page shows an agent twice');
  }

  /** What another caller has made. */
  private async readForeign(): Promise<void> {
    const others = this.model.agents.filter(
      ({ id, accountId }) => id !== undefined && this.foreign.includes(accountId),
    );
    if (others.length === 0) return;
    const { id = '' } = this.random.pick(others as [ModelAgent, ...ModelAgent[]]);
    const { value } = await this.ask('query', (name) => `${name}: node(id: ${JSON.stringify(id)}) { id }`, id);
    if (value !== null && value !== undefined)
      this.model.violations.push(`${id} was shown to a caller without its account`);
  }

  private async write(mutation: string, type: string, input: object): Promise<Payload | null> {
    const agent = mutation === 'deleteAgent' ? '' : 'agent { id name }';
    const { value } = await this.ask<Payload>(
      'mutation',
      (name) => `${name}: ${mutation}(input: $input) { ${agent} userErrors { code message } }`,
      undefined,
      { type, input },
    );
    return value ?? null;
  }

  /**
   * Asks for one root field, under a name that no other request has.
   *
   * @param named an id in the request, which an error may repeat
   */
  private async ask<T>(
    kind: 'query' | 'mutation',
    field: (name: string) => string,
    named = '',
    variable?: { readonly type: string; readonly input: object },
  ): Promise<{ value: T | null | undefined; isClear: boolean }> {
    this.requests++;
    const name = `n${this.caller}${++this.nonce % this.names}x${this.index}`;
    const head = variable === undefined ? kind : `${kind} ($input: ${variable.type}!)`;
    const { statusCode, body } = await this.pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS[this.caller]}` },
      body: JSON.stringify({ query: `${head} { ${field(name)} }`, variables: { input: variable?.input } }),
    });
    const text = await body.text();
    const leaked = this.foreign.find((id) => unrepeated(text, named).includes(`"${id}`));
    if (leaked !== undefined)
      this.model.violations.push(`an answer to ${this.caller} tells of ${leaked}: ${text.slice(0, 300)}`);
    const { data, errors } = JSON.parse(text) as Answer;
    if (statusCode !== 200 && statusCode !== 429)
      this.model.violations.push(`status ${statusCode}: ${text.slice(0, 300)}`);
    const unmasked = errors?.find(
      ({ extensions }) => extensions?.code === undefined || extensions.code === 'INTERNAL_SERVER_ERROR',
    );
    if (unmasked !== undefined) this.model.violations.push(`a fault of Rollcall's own: ${unmasked.message}`);
    const keys = Object.keys(data ?? {});
    if (keys.some((key) => key !== name))
      this.model.violations.push(`the answer to another request came: ${keys.join()} for ${name}`);
    return {
      value: data?.[name] as T | null | undefined,
      isClear: errors === undefined && data !== null && data !== undefined,
    };
  }
}

/** What an answer tells beyond what was asked: an error may repeat the account of the id that it is about. */
function unrepeated(text: string, named: string): string {
  const [account = ''] = named.split(':');
  return named === '' ? text : text.replaceAll(named, '').replaceAll(`account \\"${account}\\"`, '');
}
