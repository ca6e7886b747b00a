/**
 * @module GraphiQL at the GraphQL endpoint, without a request to any other host. The page is small; its scripts (9 MB,
 * 2 MB compressed) come from the same path with a query parameter that holds their hash, so a browser fetches them once.
 * In one page they would come with every visit: a browser that posts to an address forgets what it has cached of it.
 */
import type { Plugin } from 'graphql-yoga';
import {
  type ExplorerFiles,
  explorerPage,
  type InventedShare,
  loadExplorerFiles,
  variablesText,
} from '../../explorer/page.ts';
import { remembering } from '../../explorer/remembering.ts';
import { ServedFile } from '../../explorer/served-file.ts';
import type { ExplorerTab } from '../../explorer/tabs.ts';

/** How the explorer is served. */
export interface ExplorerOptions {
  /** The ready tabs, with variables that say what belongs there. */
  readonly tabs: readonly ExplorerTab[];
  /**
   * The same tabs, with variables that name what this server has at the moment. A user who comes back keeps all tabs as
   * they were left; a ready tab is renewed only while it is untouched. Asked at most once in {@link REMEMBERED_MS}.
   */
  readonly examples: () => Promise<readonly ExplorerTab[]>;
  /** Said on the page. @default 'NOTHING' */
  readonly invented?: InventedShare;
  /**
   * Path of the GraphQL endpoint.
   * @default '/graphql'
   */
  readonly endpoint?: string;
}

/** Visits within so many milliseconds are shown the same examples: many visits cost no more vendor calls than one. */
const REMEMBERED_MS = 10_000;

/** The name among the explorer's files of what the variables begin with. */
const EXAMPLES = 'examples';

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

const PAGE_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-cache' };

/** They name agents: for this visitor, now. */
const EXAMPLES_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-store' };

/** The name of a file changes with its content. */
const FILE_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Serves the explorer to browsers (`GET`, `Accept: text/html`) at the GraphQL endpoint; everything else passes. Set
 * Yoga's own `graphiql: false`: that page loads its scripts from a public CDN.
 */
export function useExplorer(options: ExplorerOptions): Plugin {
  const { tabs, invented = 'NOTHING', endpoint = '/graphql' } = options;
  const examples = remembering(options.examples, REMEMBERED_MS);
  let loading: Promise<{ files: ExplorerFiles; page: ServedFile }> | undefined;

  async function load(): Promise<{ files: ExplorerFiles; page: ServedFile }> {
    const files = await loadExplorerFiles(FILE_PARAMETER);
    const text = explorerPage({ tabs, invented, examples: `?${FILE_PARAMETER}=${EXAMPLES}` }, files);
    return { files, page: new ServedFile('text/html', text) };
  }

  async function answer(request: Request, file: string | null, ResponseClass: typeof Response): Promise<Response> {
    if (file === EXAMPLES) {
      const variables = (await examples()).map((tab) => [tab.name, variablesText(tab)]);
      return ResponseClass.json(Object.fromEntries(variables), { headers: EXAMPLES_HEADERS });
    }
    loading ??= load();
    const { files, page } = await loading;
    if (file === null) return page.answer(request, PAGE_HEADERS, ResponseClass);
    const served = files.served.get(file);
    if (served === undefined) return new ResponseClass('No such file.', { status: 404 });
    return served.answer(request, FILE_HEADERS, ResponseClass);
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
