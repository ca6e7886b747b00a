/** @module The explorer's page and the files that it consists of. */

import { ServedFile } from './served-file.ts';
import { SIGN_IN_FORM, SIGN_IN_SCRIPT, SIGN_IN_STYLE } from './sign-in.ts';
import type { ExplorerTab } from './tabs.ts';

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

/** Screens up to this width show one pane below the other; CSS pixels. */
const NARROW = 720;

/**
 * What GraphiQL does not do on a narrow screen: one pane below the other, each as high as it needs to be, and the page
 * scrolls. GraphiQL sets sizes on the elements themselves, hence `!important`. On every screen the notice stands above.
 */
const LAYOUT = `
body { display: flex; flex-direction: column; height: 100dvh; margin: 0; }
#root { flex: 1; min-height: 0; }
.graphiql-container { width: 100% !important; height: 100% !important; }
.notice { margin: 0; padding: 6px 16px; background: #fff3c4; color: #4d3800; font: 14px/1.4 Roboto, sans-serif; }
@media (max-width: ${NARROW}px) {
  body { display: block; height: auto; overflow: hidden auto; }
  .graphiql-container, .graphiql-main, .graphiql-sessions, .graphiql-editors { height: auto !important; }
  .graphiql-container { overflow: clip !important; }
  .graphiql-container .graphiql-container, .graphiql-sessions > div:not(.graphiql-session-header) {
    display: flex !important; flex-direction: column !important; height: auto !important; width: 100% !important;
  }
  .graphiql-sidebar { flex-direction: row !important; width: 100% !important; order: 1; box-sizing: border-box; }
  .graphiql-sidebar button { margin: 0 !important; }
  .graphiql-main { flex-direction: column !important; min-width: 0; }
  .graphiql-sessions { margin: 8px !important; min-width: 0; }
  .graphiql-session-header { flex-wrap: wrap; height: auto !important; }
  .graphiql-tabs { order: 1; overflow-x: auto !important; width: 100%; }
  .graphiql-tab { flex: none; }
  .graphiql-plugin:not([style*="-1000px"]) { width: auto !important; max-height: 70dvh; overflow: auto; }
  .graphiql-horizontal-drag-bar { display: none !important; }
  .graphiql-editors, .graphiql-response { width: 100% !important; min-width: 0; flex: none !important; }
  .graphiql-query-editor { flex: none !important; height: 610px; flex-direction: column-reverse; gap: 8px; }
  .graphiql-query-editor > .graphiql-editor { flex: 1; min-height: 0; }
  .graphiql-toolbar { flex-direction: row !important; width: auto !important; }
  .graphiql-editor-tool { flex: none !important; height: 200px; }
  .graphiql-response { height: 70dvh; }
}
`;

/** Has to be there before the editor is loaded: the editor's own name is how its options are reached. */
const ENVIRONMENT = `(() => {
  const { workers } = JSON.parse(document.getElementById('explorer').textContent);
  self.MonacoEnvironment = { globalAPI: true, getWorkerUrl: (_module, label) => workers[label] };
})();
`;

/** Words for a screen reader and for whoever points at an icon: GraphiQL's own titles are what a minifier left of names. */
const TITLES = `
  const nameIcons = () => {
    for (const title of document.querySelectorAll('svg title')) {
      if (!/^\\w+ icon$/.test(title.textContent)) continue;
      title.textContent = title.closest('button')?.getAttribute('aria-label') ?? '';
    }
  };
  new MutationObserver(nameIcons).observe(document.body, { childList: true, subtree: true });
`.trim();

/**
 * Starts GraphiQL in the browser. It keeps the state under keys of its own, because other GraphiQLs that were once
 * served from the same host and port share the browser's storage, and puts the ready tabs into that state: all of them
 * on the first visit, later those that are new, and new variables where the user left a ready tab as it was.
 * GraphiQL's habit of copying each edit into the address is off: it would put queries into histories and logs.
 *
 * What the variables begin with (ids of agents that exist) is asked for by a request of its own, as the visitor that he
 * is: the page itself names no agent and no account, and costs no vendor call. Where callers sign in, it is the first request
 * that carries the visitor's credential, and GraphiQL begins when it was answered.
 */
const BOOT = `(async () => {
  const { tabs, examples, signsIn, workers: _, ...look } = JSON.parse(document.getElementById('explorer').textContent);
  ${SIGN_IN_SCRIPT}
  const bearer = (credential) => (credential === undefined ? {} : { authorization: 'Bearer ' + credential });
  const ask = (credential) => fetch(examples, { headers: { accept: 'application/json', ...bearer(credential) } });
  const { credential, response } = signsIn ? await signIn(ask) : { response: await ask().catch(() => undefined) };
  const variablesOf = response?.ok ? await response.json().catch(() => ({})) : {};
  const ready = tabs.map((tab) => ({ ...tab, variables: variablesOf[tab.name] ?? tab.variables }));

  ${TITLES}
  const prefix = 'rollcall:';
  const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  let isForgotten = false;
  const storage = {
    getItem: (key) => localStorage.getItem(prefix + key),
    // GraphiQL writes a moment after each change, also while the page is being left.
    setItem: (key, value) => isForgotten || localStorage.setItem(prefix + key, value),
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

  // A narrow pane shows the whole of each line, and what is executed answers further down.
  if (matchMedia('(max-width: ${NARROW}px)').matches) {
    const narrow = { wordWrap: 'on', fontSize: 12, lineNumbersMinChars: 2, folding: false };
    monaco.editor.onDidCreateEditor((editor) => editor.updateOptions(narrow));
    document.addEventListener('click', ({ target }) => {
      if (!target.closest('.graphiql-execute-button')) return;
      document.querySelector('.graphiql-response').scrollIntoView({ behavior: 'smooth' });
    });
  }
  if (signsIn) {
    offerSignOut(() => {
      isForgotten = true;
      storage.clear();
    });
  }
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
    ...look,
    ...linked,
    additionalHeaders: bearer(credential),
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
  add('style', 'css', new ServedFile('text/css', `${graphiql.css}\n${STEADY_TABS}\n${LAYOUT}\n${SIGN_IN_STYLE}`));
  add('environment', 'js', new ServedFile(script, ENVIRONMENT));
  add('graphiql', 'js', new ServedFile(script, graphiql.js));
  add('boot', 'js', new ServedFile(script, BOOT));
  add('editor-worker', 'js', new ServedFile(script, graphiql.editorWorkerService));
  add('json-worker', 'js', new ServedFile(script, graphiql.jsonWorker));
  add('graphql-worker', 'js', new ServedFile(script, graphiql.graphqlWorker));
  return { served, address: (name) => addresses.get(name) ?? '' };
}

/** How much of what the explorer shows is invented. */
export type InventedShare = 'NOTHING' | 'SOME' | 'ALL';

const NOTICES: Readonly<Record<InventedShare, string>> = {
  NOTHING: '',
  SOME: '<p class="notice">Some accounts are a <b>sandbox</b>: their agents are invented. <code>isSandbox</code> tells which.</p>\n',
  ALL: '<p class="notice">This is a <b>sandbox</b>: every account and every agent here is invented.</p>\n',
};

/** The text of the variables pane. */
export function variablesText({ variables }: ExplorerTab): string | null {
  return variables === undefined ? null : JSON.stringify(variables, null, 2);
}

/** What the page is made of. */
export interface PageOptions {
  /** Queries that are ready. */
  readonly tabs: readonly ExplorerTab[];
  /** Address of what their variables begin with, relative to the page. */
  readonly examples: string;
  readonly invented: InventedShare;
  /** Whether callers have to sign in: then the page asks for a key or a token first. */
  readonly signsIn: boolean;
}

/** The page, with the ready tabs in it. The same for every visitor. */
export function explorerPage({ tabs, examples, invented, signsIn }: PageOptions, { address }: ExplorerFiles): string {
  const state = {
    title: TITLE,
    logo: MARK,
    tabs: tabs.map((tab) => ({ name: tab.name, query: tab.query, variables: variablesText(tab) })),
    examples,
    signsIn,
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
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(MARK)}">
<link rel="stylesheet" href="${address('style')}">
</head>
<body class="no-focus-outline">
<noscript>The explorer needs JavaScript.</noscript>
${NOTICES[invented]}${signsIn ? SIGN_IN_FORM : ''}<div id="root"></div>
<script id="explorer" type="application/json">${JSON.stringify(state).replaceAll('<', '\\u003c')}</script>
<script src="${address('environment')}"></script>
<script src="${address('graphiql')}"></script>
<script src="${address('boot')}"></script>
</body>
</html>
`;
}
