/** @module A Rollcall with a catalog, for tests of what is asked of it. */
import type { ExecutionResult } from 'graphql';
import { type AccessSettings, createAuthenticator } from '../../src/access/authenticator.ts';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { storeSettings } from '../../src/settings/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { signedInAsTests } from './access.ts';
import { createDatabase } from './database.ts';
import { startRollcall, type TestRollcall, type TestRollcallOptions } from './rollcall.ts';

/** A Rollcall over the sandboxes of all vendors, whose catalog holds all of their agents. */
export interface TestCatalog {
  readonly rollcall: Rollcall;
  /** The same without a catalog, and the vendors of both. */
  readonly vendors: TestRollcall;
  /** @param key of a caller. @default one that may do everything */
  run(query: string, variables?: object, key?: string): Promise<ExecutionResult<Record<string, never>>>;
  /**
   * Asks for a list of agents.
   *
   * @param selection what of the connection
   * @throws Error with the messages of the answer's errors
   */
  list<List>(selection: string, given?: ListArgumentsOfTest, key?: string): Promise<List>;
  close(): Promise<void>;
}

/** Arguments of `agents`. Without a source, the catalog is asked. */
export interface ListArgumentsOfTest {
  readonly filter?: object | null;
  readonly orderBy?: object;
  readonly first?: number;
  readonly after?: string | null;
  readonly last?: number;
  readonly before?: string | null;
  readonly source?: 'LIVE' | 'CATALOG';
}

const LIST = `($filter: AgentFilter, $orderBy: AgentOrder, $first: Int, $after: String, $last: Int, $before: String, $source: AgentSource) {
  agents(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before, source: $source)`;

/** Starts one, and waits until everything is in its catalog. */
export async function startCatalog(options: TestRollcallOptions = {}): Promise<TestCatalog> {
  const { access, ...others } = options;
  const [vendors, database] = await Promise.all([startRollcall(others), createDatabase()]);
  const store = await openStore(database.location);
  const made = createRollcall({
    ...vendors.options,
    ...signingIn(access),
    store,
    storeSettings: storeSettings.parse({ path: 'any.db' }),
  });
  const rollcall = access === undefined ? signedInAsTests(made) : made;
  await rollcall.catalog?.runDue();
  const run: TestCatalog['run'] = async (query, variables, key) => {
    const response = await rollcall.yoga.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as never;
  };
  return {
    rollcall,
    vendors,
    run,
    async list(selection, given = {}, key) {
      const { data, errors } = await run(`query ${LIST} { ${selection} } }`, { source: 'CATALOG', ...given }, key);
      if (errors !== undefined || !data) throw new Error(errors?.map(({ message }) => message).join());
      return data.agents as never;
    },
    async close() {
      await rollcall.close();
      await store.close();
      await database.drop();
      await vendors.close();
    },
  };
}

function signingIn(access: AccessSettings | undefined) {
  return access === undefined ? {} : { authenticator: createAuthenticator(access) };
}
