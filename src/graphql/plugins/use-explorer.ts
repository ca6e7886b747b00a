/**
 * GraphiQL at the GraphQL endpoint, without a request to any other host. The page is small; its scripts (9 MB, 2 MB
 * compressed) come from the same path with a query parameter that holds their hash, so a browser fetches them once. In
 * one page they would come with every visit: a browser that posts to an address forgets what it has cached of it.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import type { ExplorerTab } from '../explorer-tabs.ts';

/** How the explorer is served. */
export interface ExplorerOptions {
  /**
   * The ready tabs. Called for every visit, so that an id in the variables is one that exists now. A user who comes
   * back keeps all tabs as they were left; a ready tab is renewed only while it is untouched.
   */
  readonly tabs: () => readonly ExplorerTab[] | Promise<readonly ExplorerTab[]>;
  /**
   * Path of the GraphQL endpoint.
   * @default '/graphql'
   */
  readonly endpoint?: string;
}

const TITLE = 'Rollcall';
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="#d60690" ' +
  'stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M3 6l2 2 3-4M3 18l2 2 3-4M12 6h9M12 18h9M12 12h9M3 12h4"/></svg>';

/** Query parameter by which the page asks the endpoint for its own files. */
const FILE_PARAMETER = 'explorer';

/** Nothing but this server: styles are inline because the editor writes them at run time, fonts are data. */
const SECURITY_HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "worker-src 'self'",
    "img-src 'self' data:",
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/**
 * GraphiQL leaves a stale offset on all tabs but the last, which shows as soon as one is pressed: the tab jumps away and
 * the click lands beside it. Without the offset clicks arrive, and tabs can still be reordered by dragging.
 */
const STEADY_TABS = '.graphiql-tab.graphiql-tab { transform: none !important; }';

/**
 * Starts GraphiQL in the browser. It keeps the state under keys of its own, because other GraphiQLs that were once
 * served from the same host and port share the browser's storage, and puts the ready tabs into that state: all of them
 * on the first visit, later those that are new, and new variables where the user left a ready tab as it was.
 * GraphiQL's habit of copying each edit into the address is off: it would put queries into histories and logs.
 */
const BOOT = `(() => {
  const { tabs: ready, workers, ...look } = JSON.parse(document.getElementById('explorer').textContent);
  const prefix = 'rollcall:';
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  const storage = {
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
    get length() { return keys().length; },
  };
  const read = (key) => {
    try { return JSON.parse(storage.getItem(key)); } catch { return null; }
  };
  const content = ({ name, query, variables }) =>
    ({ title: name, operationName: name, query, variables, headers: null, response: null });
  const untouched = (tab, offer) => tab.query === offer.query && (tab.variables || null) === offer.variables;

  const stored = read('graphiql:tabState');
  const returning = Array.isArray(stored?.tabs) && stored.tabs.length > 0;
  const state = returning ? stored : { activeTabIndex: 0, tabs: [] };
  const offered = (returning && read('offered')) || [];
  if (!returning) storage.setItem('graphiql:secondaryEditorFlex', '6');
  for (const tab of ready) {
    const offer = offered.find(({ name }) => name === tab.name);
    if (offer === undefined) state.tabs.push({ id: tab.name + Date.now(), ...content(tab) });
    else state.tabs.filter((own) => untouched(own, offer)).forEach((own) => Object.assign(own, content(tab)));
  }
  storage.setItem('graphiql:tabState', JSON.stringify(state));
  storage.setItem('offered', JSON.stringify(ready));
  const active = state.tabs[state.activeTabIndex];
  storage.setItem('graphiql:query', active?.query ?? '');
  storage.setItem('graphiql:variables', active?.variables ?? '');

  const link = new URLSearchParams(location.search);
  const linked = link.has('query') ? { query: link.get('query'), variables: link.get('variables') ?? '' } : {};
  history.replaceState(null, '', location.pathname);

  self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => workers[label] };
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    ...look,
    ...linked,
    storage,
    defaultTabs: ready,
    shouldPersistHeaders: false,
    onEditQuery: () => {},
  });
})();
`;

type Encoding = 'br' | 'gzip' | 'identity';

/** Quality 6: 9 MB in 0.2 s to 2.1 MB. The best quality saves another tenth and takes 20 s. */
const ENCODERS: Record<Encoding, (body: Buffer) => Promise<Buffer> | Buffer> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (body) => promisify(gzip)(body),
  identity: (body) => body,
};

/** A document to serve, compressed once per encoding. */
class Served {
  readonly hash: string;
  private readonly type: string;
  private readonly body: Buffer;
  private readonly encoded = new Map<Encoding, Promise<Buffer> | Buffer>();

  constructor(type: string, text: string) {
    this.type = type;
    this.body = Buffer.from(text);
    this.hash = createHash('sha256').update(this.body).digest('base64url').slice(0, 16);
  }

  async answer(request: Request, cacheControl: string, ResponseClass: typeof Response): Promise<Response> {
    const encoding = encodingFor(request.headers.get('accept-encoding'));
    const etag = `"${this.hash}-${encoding}"`;
    const headers = {
      ...SECURITY_HEADERS,
      'cache-control': cacheControl,
      etag,
      vary: 'Accept, Accept-Encoding',
    };
    if (holds(request.headers.get('if-none-match'), etag)) return new ResponseClass(null, { status: 304, headers });
    const body = this.encoded.get(encoding) ?? ENCODERS[encoding](this.body);
    this.encoded.set(encoding, body);
    return new ResponseClass(new Uint8Array(await body), {
      headers: {
        ...headers,
        'content-type': `${this.type}; charset=utf-8`,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
    });
  }
}

/** The best encoding that the client takes; a weight of 0 refuses one. */
function encodingFor(header: string | null): Encoding {
  const weights = new Map<string, number>();
  for (const part of (header ?? '').toLowerCase().split(',')) {
    const [name = '', weight] = part.split(';').map((text) => text.trim());
    weights.set(name, weight?.startsWith('q=') ? Number(weight.slice(2)) : 1);
  }
  const taken = (name: Encoding) => (weights.get(name) ?? weights.get('*') ?? 0) > 0;
  return taken('br') ? 'br' : taken('gzip') ? 'gzip' : 'identity';
}

/** Whether the browser already has this answer. A proxy on the way may have made the tag a weak one. */
function holds(ifNoneMatch: string | null, etag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

interface Files {
  readonly served: ReadonlyMap<string, Served>;
  /** Address of a file by its plain name, relative to the page. */
  readonly address: (name: string) => string;
}

/** Loaded at the first visit, not at the start: a server that nobody explores has no use for 9 MB of scripts. */
async function loadFiles(): Promise<Files> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = 'text/javascript';
  const served = new Map<string, Served>();
  const addresses = new Map<string, string>();
  const add = (name: string, extension: string, file: Served) => {
    const hashed = `${name}.${file.hash}.${extension}`;
    served.set(hashed, file);
    addresses.set(name, `?${FILE_PARAMETER}=${hashed}`);
  };
  add('style', 'css', new Served('text/css', `${graphiql.css}\n${STEADY_TABS}\n`));
  add('graphiql', 'js', new Served(script, graphiql.js));
  add('boot', 'js', new Served(script, BOOT));
  add('editor-worker', 'js', new Served(script, graphiql.editorWorkerService));
  add('json-worker', 'js', new Served(script, graphiql.jsonWorker));
  add('graphql-worker', 'js', new Served(script, graphiql.graphqlWorker));
  return { served, address: (name) => addresses.get(name) ?? '' };
}

function page(tabs: readonly ExplorerTab[], { address }: Files): string {
  const state = {
    title: TITLE,
    logo: MARK,
    tabs: tabs.map(({ name, query, variables }) => ({
      name,
      query,
      variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
    })),
    workers: {
      editorWorkerService: address('editor-worker'),
      json: address('json-worker'),
      graphql: address('graphql-worker'),
    },
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${TITLE}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}">
<link rel="stylesheet" href="${address('style')}">
</head>
<body class="no-focus-outline">
<noscript>The explorer needs JavaScript.</noscript>
<div id="root"></div>
<script id="explorer" type="application/json">${JSON.stringify(state).replaceAll('<', '\\u003c')}</script>
<script src="${address('graphiql')}"></script>
<script src="${address('boot')}"></script>
</body>
</html>
`;
}

/**
 * Serves the explorer to browsers (`GET`, `Accept: text/html`) at the GraphQL endpoint; everything else passes. Set
 * Yoga's own `graphiql: false`: that page loads its scripts from a public CDN.
 */
export function useExplorer(options: ExplorerOptions): Plugin {
  const endpoint = options.endpoint ?? '/graphql';
  let files: Promise<Files> | undefined;
  let latest: Served | undefined;

  async function answer(request: Request, file: string | null, ResponseClass: typeof Response): Promise<Response> {
    files ??= loadFiles();
    const loaded = await files;
    if (file !== null) {
      const served = loaded.served.get(file);
      if (served === undefined) return new ResponseClass('No such file.', { status: 404 });
      return served.answer(request, 'public, max-age=31536000, immutable', ResponseClass);
    }
    const current = new Served('text/html', page(await options.tabs(), loaded));
    // The same page as last time keeps its compressed form.
    latest = current.hash === latest?.hash ? latest : current;
    return latest.answer(request, 'no-cache', ResponseClass);
  }

  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method !== 'GET' || url.pathname.replace(/\/$/, '') !== endpoint) return;
      const file = url.searchParams.get(FILE_PARAMETER);
      if (file === null && !request.headers.get('accept')?.includes('text/html')) return;
      return answer(request, file, fetchAPI.Response).then(endResponse);
    },
  };
}
