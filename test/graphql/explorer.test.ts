import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createYoga } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';
import { explorerPage, type InventedShare } from '../../src/explorer/page.ts';
import { remembering } from '../../src/explorer/remembering.ts';
import { type ExplorerTab, explorerTabs } from '../../src/explorer/tabs.ts';
import { useExplorer } from '../../src/graphql/plugins/use-explorer.ts';
import { vendors } from '../../src/vendors/index.ts';

const schema = makeExecutableSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
});

function explorer(
  tabs: readonly ExplorerTab[] = explorerTabs(vendors, { firstAgentId: 'support:1' }),
  invented: InventedShare = 'NOTHING',
) {
  let current = tabs;
  let asked = 0;
  const examples = async () => {
    asked++;
    return current;
  };
  const plugin = useExplorer({ tabs: () => explorerTabs(vendors), examples, invented });
  const yoga = createYoga({ schema, graphiql: false, logging: false, plugins: [plugin] });
  return {
    fetch: yoga.fetch,
    visit: (headers: Record<string, string> = {}) =>
      yoga.fetch('http://rollcall/graphql', { headers: { accept: 'text/html', ...headers } }),
    file: (address: string, headers: Record<string, string> = {}) =>
      yoga.fetch(`http://rollcall/graphql${address}`, { headers }),
    examples: () => yoga.fetch('http://rollcall/graphql?explorer=examples'),
    askedForExamples: () => asked,
    setTabs: (next: readonly ExplorerTab[]) => {
      current = next;
    },
  };
}

const addresses = (html: string) => [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

function stateOf(html: string): { tabs: { name: string; query: string; variables: string | null }[] } {
  const [, json = ''] = /<script id="explorer" type="application\/json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json);
}

describe('the explorer page', () => {
  test('is what a browser gets at the endpoint', async () => {
    const response = await explorer().visit();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('<title>Rollcall</title>');
  });

  test('leaves GraphQL over POST and GET alone', async () => {
    const { fetch } = explorer();
    const query = '{ hello }';
    const post = await fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/html, application/json' },
      body: JSON.stringify({ query }),
    });
    expect(await post.json()).toEqual({ data: { hello: 'world' } });
    const get = await fetch(`http://rollcall/graphql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'application/json' },
    });
    expect(await get.json()).toEqual({ data: { hello: 'world' } });
  });

  test('carries the ready tabs, their variables as the text of the variables pane', async () => {
    const { tabs } = stateOf(await (await explorer().visit()).text());
    expect(tabs.map(({ name }) => name)).toEqual(explorerTabs(vendors).map(({ name }) => name));
    expect(tabs[0]).toEqual({ name: 'AllAgents', query: explorerTabs(vendors)[0]?.query, variables: null });
    const oneAgent = tabs.find(({ name }) => name === 'OneAgent');
    expect(JSON.parse(oneAgent?.variables ?? '')).toEqual({ id: 'an id from the tab AllAgents' });
  });

  test('names nothing that a server has, and asks nobody: what the variables begin with is an answer of its own', async () => {
    const { visit, examples, askedForExamples } = explorer();
    expect(await (await visit()).text()).not.toContain('support:1');
    expect(askedForExamples()).toBe(0);
    const response = await examples();
    expect(response.headers.get('cache-control')).toBe('no-store');
    const variables = (await response.json()) as Record<string, string>;
    expect(Object.keys(variables)).toEqual(explorerTabs(vendors).map(({ name }) => name));
    expect(JSON.parse(variables.OneAgent ?? '')).toEqual({ id: 'support:1' });
  });

  test.each([
    ['NOTHING', undefined],
    ['SOME', 'Some accounts are a <b>sandbox</b>'],
    ['ALL', 'This is a <b>sandbox</b>: every account and every agent here is invented.'],
  ] as const)('says how much is invented: %s', async (invented, notice) => {
    const html = await (await explorer([], invented).visit()).text();
    if (notice === undefined) expect(html).not.toContain('sandbox');
    else expect(html).toContain(notice);
  });

  test('is as wide as the screen', async () => {
    expect(await (await explorer().visit()).text()).toContain(
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
    );
  });
});

test('markup in a ready tab stays inside its data', () => {
  const query = 'query Sly { hello } # </script><script>alert(1)</script>';
  const files = { served: new Map(), address: (name: string) => name };
  const html = explorerPage(
    { tabs: [{ name: 'Sly', query }], examples: '', invented: 'NOTHING', signsIn: false },
    files,
  );
  expect(html).not.toContain('alert(1)</script>');
  expect(stateOf(html).tabs[0]?.query).toBe(query);
});

test('what is remembered is asked for again when it is too old, and a failure is not remembered', async () => {
  let asked = 0;
  const ask = async () => {
    asked++;
    if (asked === 1) throw new Error('the first fails');
    return asked;
  };
  const kept = remembering(ask, 60_000);
  await expect(kept()).rejects.toThrow('the first fails');
  expect([await kept(), await kept()]).toEqual([2, 2]);
  const forgotten = remembering(ask, 0);
  expect([await forgotten(), await forgotten()]).toEqual([3, 4]);
});

describe('offline', () => {
  test('the page and its style refer to nothing but files of the same endpoint and inline data', async () => {
    const { visit, file } = explorer();
    const found = addresses(await (await visit()).text());
    expect(found).toHaveLength(5);
    for (const address of found) expect(address).toMatch(/^(\?explorer=|data:)/);
    const style = found.find((address) => address.endsWith('.css')) ?? '';
    const css = await (await file(style)).text();
    const resources = [...css.matchAll(/url\(["']?(.{5})/g)].map(([, start]) => start);
    expect(new Set(resources)).toEqual(new Set(['data:']));
    expect(css).not.toContain('@import');
  });

  test('the security policy of the page and of every file names no other host', async () => {
    const { visit, file } = explorer();
    const page = await visit();
    const scripts = addresses(await page.text()).filter((address) => address.startsWith('?'));
    for (const response of [page, ...(await Promise.all(scripts.map((address) => file(address))))]) {
      const policy = response.headers.get('content-security-policy') ?? '';
      const sources = policy.split(';').flatMap((directive) => directive.trim().split(' ').slice(1));
      expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", 'data:']));
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
    }
  });
});

describe('transfer', () => {
  test.each([
    ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
    ['br', '*', brotliDecompressSync],
  ] as const)('sends %s to a client that accepts %s', async (encoding, accepted, decompress) => {
    const { visit, file } = explorer();
    const plain = await visit();
    expect(plain.headers.get('content-encoding')).toBeNull();
    const html = await plain.text();

    const page = await visit({ 'accept-encoding': accepted });
    expect(page.headers.get('content-encoding')).toBe(encoding);
    expect(page.headers.get('vary')).toContain('Accept-Encoding');
    expect(decompress(await bytes(page)).toString()).toBe(html);

    const script = addresses(html).find((address) => address.includes('graphiql.')) ?? '';
    const compressed = await bytes(await file(script, { 'accept-encoding': accepted }));
    const source = await bytes(await file(script));
    expect(decompress(compressed).equals(source)).toBe(true);
    expect(compressed.length).toBeLessThan(source.length / 3);
  });

  test('a reload of the page costs a 304, also when the examples change', async () => {
    const { visit, setTabs } = explorer();
    const accepted = { 'accept-encoding': 'br' };
    const etag = (await visit(accepted)).headers.get('etag') ?? '';
    expect((await visit(accepted)).headers.get('cache-control')).toBe('no-cache');
    for (const tag of [etag, `W/${etag}`, `"another", ${etag}`]) {
      const again = await visit({ ...accepted, 'if-none-match': tag });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await visit({ 'accept-encoding': 'gzip', 'if-none-match': etag })).status).toBe(200);
    setTabs(explorerTabs(vendors, { firstAgentId: 'support:2' }));
    expect((await visit({ ...accepted, 'if-none-match': etag })).status).toBe(304);
  });

  test('a file is kept by the browser for good, because its name changes with its content', async () => {
    const { visit, file } = explorer();
    const script = addresses(await (await visit()).text()).find((address) => address.endsWith('.js')) ?? '';
    const response = await file(script);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const other = await file('?explorer=graphiql.0000000000000000.js');
    expect(other.status).toBe(404);
    expect(other.headers.get('cache-control')).toBeNull();
  });
});
