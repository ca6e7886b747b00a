/**
 * @module What signing in and limits cost: processor time of Rollcall's process per request, on loopback over sandboxes.
 *
 * `npm run cost`, about a minute. Processor time does not grow with what else the machine does as waiting times would, but
 * caches that others fill make a difference of some per cent, so everything is measured in turn, round by round, and the
 * median is told. Two processes that are configured alike show what is chance.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { startSandbox } from '../../sandbox/start.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller, TEST_KEY } from '../support/access.ts';
import { ISSUER, keySetOf, makeKey, sign } from '../support/issuer.ts';
import { startProduct } from '../support/product-process.ts';
import { signingInMs } from './signing-in.ts';

/** How long measuring may go on; seconds. A round that has begun is ended. */
const SECONDS = Number(process.env.COST_SECONDS ?? 45);

/** More than any run asks for. */
const NO_END = 1_000_000;

const scope = 'agents:read agents:write agents:raw operations';
const keys = { RS256: await makeKey('rsa', 'RS256'), ES256: await makeKey('ec', 'ES256') };
const tokens = {
  RS256: await sign(keys.RS256, { scope, exp: Math.floor(Date.now() / 1000) + 3600 }),
  ES256: await sign(keys.ES256, { scope, exp: Math.floor(Date.now() / 1000) + 3600 }),
};
const jwksFile = join(tmpdir(), `rollcall-cost-${process.pid}.json`);
writeFileSync(jwksFile, keySetOf(keys.RS256, keys.ES256));

const access = {
  apiKeys: [keyCaller('cost', TEST_KEY)],
  jwt: { issuer: ISSUER, audience: 'rollcall', jwksFile, defaultAccounts: 'all' },
};
const lifted = {
  maxTokens: 1_000_000,
  maxDepth: 1_000,
  maxAliases: 100_000,
  maxRootFields: 100_000,
  maxDirectives: 100_000,
  maxNodes: 100_000_000,
  maxAnswerBytes: 268_435_456,
  maxVendorCallsPerRequest: NO_END,
  maxAgentsPerAccount: NO_END,
  maxAgentsPerRequest: NO_END,
};

const sandbox = await startSandbox(vendors, 20);
const accounts = sandbox.accounts.map((account) => ({ ...account, sandbox: false }));
const rateLimit = { requestsPerMinute: NO_END, vendorCallsPerMinute: NO_END };
const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

// Each in a process of its own: the more requests a process has had, the better its code is compiled.
const ways = await Promise.all(
  [
    { way: '`access: none`', configuration: {}, headers: {} },
    { way: 'the same in another process', configuration: {}, headers: {} },
    { way: 'the same with all limits lifted', configuration: { server: lifted }, headers: {} },
    { way: 'API key', configuration: { access }, headers: bearer(TEST_KEY) },
    { way: 'token, RS256', configuration: { access }, headers: bearer(tokens.RS256) },
    { way: 'token, ES256', configuration: { access }, headers: bearer(tokens.ES256) },
    {
      way: 'API key and rate limits',
      configuration: { access: { ...access, rateLimit } },
      headers: bearer(TEST_KEY),
    },
  ].map(async ({ way, configuration, headers }) => {
    const product = await startProduct({ ...configuration, accounts });
    return { way, headers, product, pool: new Pool(product.origin, { connections: 1 }) };
  }),
);
type Way = (typeof ways)[number];

async function post({ pool, headers }: Way, body: string): Promise<string> {
  const response = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  const text = await response.body.text();
  if (response.statusCode !== 200 || text.includes('"errors"')) throw new Error(text);
  return text;
}

const newest = JSON.stringify({ query: '{ agents(first: 20) { nodes { id name status createdAt } } }' });
const [anyWay] = ways;
if (anyWay === undefined) throw new Error('nothing to measure');
const id = /"id":"([^"]+)"/.exec(await post(anyWay, newest))?.[1];
const queries = [
  { query: '`{ __typename }`', requests: 60, body: JSON.stringify({ query: '{ __typename }' }) },
  {
    query: 'one agent by id',
    requests: 30,
    body: JSON.stringify({ query: 'query ($id: ID!) { agent(id: $id) { id name status } }', variables: { id } }),
  },
  { query: '20 newest', requests: 10, body: newest },
];

/** Milliseconds of processor time that one request takes. One after another: identical reads at the same time would be shared. */
async function measure(way: Way, { body, requests }: (typeof queries)[number]): Promise<number> {
  const before = await way.product.cpuMs();
  for (let request = 0; request < requests; request++) await post(way, body);
  return ((await way.product.cpuMs()) - before) / requests;
}

/** @returns what was found for each way and query, in the order of the rounds */
async function measureFor(seconds: number): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  const started = performance.now();
  do {
    for (const query of queries) {
      for (const way of ways) {
        const name = `${way.way} ${query.query}`;
        found.set(name, [...(found.get(name) ?? []), await measure(way, query)]);
      }
    }
  } while (performance.now() - started < seconds * 1000);
  return found;
}

// The first third is for the compiler.
await measureFor(SECONDS / 3);
const found = await measureFor((SECONDS * 2) / 3);

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A table in Markdown. */
function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

console.log(
  table([
    ['CPU ms of a request', ...queries.map(({ query }) => query)],
    ...ways.map(({ way }) => [
      way,
      ...queries.map(({ query }) => median(found.get(`${way} ${query}`) ?? []).toFixed(2)),
    ]),
  ]),
);
const alone = await signingInMs(jwksFile, Object.values(keys));
console.log(`\n${table([['CPU ms by itself', ''], ...[...alone].map(([what, cpuMs]) => [what, cpuMs.toFixed(3)])])}`);
const load = loadavg().map((value) => value.toFixed(1));
console.log(
  `\n${[...found.values()][0]?.length} rounds, medians; ${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}, load ${load.join(', ')}`,
);

await Promise.all(ways.map(({ pool }) => pool.close()));
await Promise.all(ways.map(({ product }) => product.close()));
await sandbox.close();
rmSync(jwksFile);
