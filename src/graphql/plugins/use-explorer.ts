/**
 * @module GraphiQL at the GraphQL endpoint, without a request to any other host. The page is small; its scripts (9 MB,
 * 2 MB compressed) come from the same path with a query parameter that holds their hash, so a browser fetches them once.
 * In one page they would come with every visit: a browser that posts to an address forgets what it has cached of it.
 */
import type { Plugin } from 'graphql-yoga';
import type { ExplorerTab } from '../explorer-tabs.ts';
import { type ExplorerFiles, explorerPage, loadExplorerFiles } from './explorer-page.ts';
import { ServedFile } from './served-file.ts';

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

/** The name of a file changes with its content. */
const FILE_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'public, max-age=31536000, immutable' };

/**
 * Serves the explorer to browsers (`GET`, `Accept: text/html`) at the GraphQL endpoint; everything else passes. Set
 * Yoga's own `graphiql: false`: that page loads its scripts from a public CDN.
 */
export function useExplorer(options: ExplorerOptions): Plugin {
  const endpoint = options.endpoint ?? '/graphql';
  let files: Promise<ExplorerFiles> | undefined;
  let latest: ServedFile | undefined;

  async function answer(request: Request, file: string | null, ResponseClass: typeof Response): Promise<Response> {
    files ??= loadExplorerFiles(FILE_PARAMETER);
    const loaded = await files;
    if (file !== null) {
      const served = loaded.served.get(file);
      if (served === undefined) return new ResponseClass('No such file.', { status: 404 });
      return served.answer(request, FILE_HEADERS, ResponseClass);
    }
    const current = new ServedFile('text/html', explorerPage(await options.tabs(), loaded));
    // The same page as last time keeps its compressed form.
    latest = current.hash === latest?.hash ? latest : current;
    return latest.answer(request, PAGE_HEADERS, ResponseClass);
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
