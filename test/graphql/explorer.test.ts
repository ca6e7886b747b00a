import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createYoga } from 'graphql-yoga';
import { describe, expect, test } from 'vitest';
import { type ExplorerTab, explorerTabs } from '../../src/graphql/explorer-tabs.ts';
import { useExplorer } from '../../src/graphql/plugins/use-explorer.ts';

const schema = makeExecutableSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
});

function explorer(tabs: readonly ExplorerTab[] = explorerTabs({ firstAgentId: 'support:1' })) {
  let current = tabs;
  const yoga = createYoga({ schema, graphiql: false, logging: false, plugins: [useExplorer({ tabs: () => current })] });
  return {
    fetch: yoga.fetch,
    visit: (headers: Record<string, string> = {}) =>
      yoga.fetch('http://rollcall/graphql', { headers: { accept: 'text/html', ...headers } }),
    file: (address: string, headers: Record<string, string> = {}) =>
      yoga.fetch(`http://rollcall/graphql${address}`, { headers }),
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
    expect(tabs.map(({ name }) => name)).toEqual(explorerTabs().map(({ name }) => name));
    expect(tabs[0]).toEqual({ name: 'AllAgents', query: explorerTabs()[0]?.query, variables: null });
    expect(JSON.parse(tabs[1]?.variables ?? '')).toEqual({ id: 'support:1' });
  });

  test('keeps markup in a tab inside its data', async () => {
    const query = 'query Sly { hello } # </script><script>alert(1)</script>';
    const html = await (await explorer([{ name: 'Sly', query }]).visit()).text();
    expect(html).not.toContain('alert(1)</script>');
    expect(stateOf(html).tabs[0]?.query).toBe(query);
  });
});

describe('offline', () => {
  test('the page and its style refer to nothing but files of the same endpoint and inline data', async () => {
    const { visit, file } = explorer();
    const found = addresses(await (await visit()).text());
    expect(found).toHaveLength(4);
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

  test('a reload of the page costs a 304 until the tabs change', async () => {
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
    setTabs(explorerTabs({ firstAgentId: 'support:2' }));
    expect((await visit({ ...accepted, 'if-none-match': etag })).status).toBe(200);
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
