/** @module The explorer's page and the files that it consists of. */
import type { ExplorerTab } from '../explorer-tabs.ts';
import { ServedFile } from './served-file.ts';

const TITLE = 'Rollcall';
const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="#d60690" ' +
  'stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M3 6l2 2 3-4M3 18l2 2 3-4M12 6h9M12 18h9M12 12h9M3 12h4"/></svg>';

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

/** The files that the page loads. */
export interface ExplorerFiles {
  /** By the name in their address. */
  readonly served: ReadonlyMap<string, ServedFile>;
  /** Address of a file by its plain name, relative to the page. */
  readonly address: (name: string) => string;
}

/**
 * Reads the page's files, 9 MB: to be called at the first visit, since a server that nobody explores has no use for them.
 *
 * @param parameter query parameter by which the page asks the endpoint for a file
 */
export async function loadExplorerFiles(parameter: string): Promise<ExplorerFiles> {
  const graphiql = await import('@graphql-yoga/render-graphiql/graphiql');
  const script = 'text/javascript';
  const served = new Map<string, ServedFile>();
  const addresses = new Map<string, string>();
  const add = (name: string, extension: string, file: ServedFile) => {
    const hashed = `${name}.${file.hash}.${extension}`;
    served.set(hashed, file);
    addresses.set(name, `?${parameter}=${hashed}`);
  };
  add('style', 'css', new ServedFile('text/css', `${graphiql.css}\n${STEADY_TABS}\n`));
  add('graphiql', 'js', new ServedFile(script, graphiql.js));
  add('boot', 'js', new ServedFile(script, BOOT));
  add('editor-worker', 'js', new ServedFile(script, graphiql.editorWorkerService));
  add('json-worker', 'js', new ServedFile(script, graphiql.jsonWorker));
  add('graphql-worker', 'js', new ServedFile(script, graphiql.graphqlWorker));
  return { served, address: (name) => addresses.get(name) ?? '' };
}

/** The page, with the ready tabs in it. */
export function explorerPage(tabs: readonly ExplorerTab[], { address }: ExplorerFiles): string {
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
