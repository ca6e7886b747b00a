/**
 * @module GraphiQL at the GraphQL endpoint, without a request to any other host. The page is small; its scripts (9 MB,
 * 2 MB compressed) come from the same path with a query parameter that holds their hash, so a browser fetches them once.
 * In one page they would come with every visit: a browser that posts to an address forgets what it has cached of it.
 */
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import {
  type ExplorerFiles,
  explorerPage,
  type InventedShare,
  loadExplorerFiles,
  variablesText,
} from '../../explorer/page.ts';
import { ServedFile } from '../../explorer/served-file.ts';
import type { ExplorerTab } from '../../explorer/tabs.ts';
import { refusalResponse } from '../refusal-response.ts';

/** How the explorer is served. */
export interface ExplorerOptions {
  /** Gives the ready tabs, with variables that say what belongs there. Called when somebody opens the page first. */
  readonly tabs: () => readonly ExplorerTab[];
  /**
   * The same tabs, with variables that name what there is at the moment for whoever asks. A user who comes back keeps all tabs
   * as they were left; a ready tab is renewed only while it is untouched. May throw a GraphQLError that says whom it refuses.
   */
  readonly examples: (request: Request) => Promise<readonly ExplorerTab[]>;
  /** Whether callers have to sign in. @default false */
  readonly signsIn?: boolean;
  /** Said on the page. @default 'NOTHING' */
  readonly invented?: InventedShare;
  /**
   * Path of the GraphQL endpoint.
   * @default '/graphql'
   */
  readonly endpoint?: string;
}

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
  const { tabs, examples, signsIn = false, invented = 'NOTHING', endpoint = '/graphql' } = options;
  let loading: Promise<{ files: ExplorerFiles; page: ServedFile }> | undefined;

  async function load(): Promise<{ files: ExplorerFiles; page: ServedFile }> {
    const files = await loadExplorerFiles(FILE_PARAMETER);
    const text = explorerPage({ tabs: tabs(), invented, signsIn, examples: `?${FILE_PARAMETER}=${EXAMPLES}` }, files);
    return { files, page: new ServedFile('text/html', text) };
  }

  async function answer(request: Request, file: string | null, ResponseClass: typeof Response): Promise<Response> {
    if (file === EXAMPLES) return answerExamples(request, ResponseClass);
    loading ??= load();
    const { files, page } = await loading;
    if (file === null) return page.answer(request, PAGE_HEADERS, ResponseClass);
    const served = files.served.get(file);
    if (served === undefined) return new ResponseClass('No such file.', { status: 404 });
    return served.answer(request, FILE_HEADERS, ResponseClass);
  }

  async function answerExamples(request: Request, ResponseClass: typeof Response): Promise<Response> {
    try {
      const variables = (await examples(request)).map((tab) => [tab.name, variablesText(tab)]);
      return ResponseClass.json(Object.fromEntries(variables), { headers: EXAMPLES_HEADERS });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return refusalResponse(error, ResponseClass);
    }
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
