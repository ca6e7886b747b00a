/** @module What an embedded LangGraph server keeps, with the rules of the maker that it plays. */
import type { JsonObject } from '../../../src/core/json.ts';
import { asObject, isFilled } from '../../../src/vendors/aegra/json.ts';
import type { Content } from './content.ts';
import { compareBytes, contains } from './jsonb.ts';
import { type Maker, sentence } from './langgraph-errors.ts';
import { nameBasedUuid } from './rows.ts';
import type { Row, Version } from './store.ts';

const LIMIT_DEFAULT = 10;

/** What a store is made with. */
export interface LangGraphStoreOptions {
  readonly maker: Maker;
  /** The keys of `graphs` in langgraph.json. */
  readonly graphs: readonly string[];
  readonly newId: () => string;
  /** The time of a write; never the same twice. */
  readonly stamp: () => string;
}

/** A page of a search. */
export interface SearchPage {
  readonly items: JsonObject[];
  /** What the pagination headers say: they do not tell how many there are. */
  readonly total: number;
  readonly next: number | undefined;
}

/** The assistants of one server. Errors are `LangGraphError`s; bodies were checked. */
export class LangGraphStore {
  private readonly options: LangGraphStoreOptions;
  private readonly rows = new Map<string, Row>();

  constructor(options: LangGraphStoreOptions) {
    this.options = options;
  }

  put(row: Row): void {
    this.rows.set(row.assistant_id, row);
  }

  create(body: JsonObject): JsonObject {
    const { maker, newId, stamp } = this.options;
    const graphId = String(body.graph_id);
    this.refuseUnknownGraph(graphId);
    const settings = this.settled(asObject(body.config), asObject(body.context));
    const id = this.stored(String(body.assistant_id ?? newId()));
    const existing = this.rows.get(id);
    if (existing !== undefined) {
      if (body.if_exists === 'do_nothing') return this.answer(existing);
      throw sentence(maker, 409, maker === 'js' ? 'Assistant already exists' : `Assistant ${id} already exists`);
    }
    const created = stamp();
    const nameless = maker === 'js' && body.name === '' ? graphId : 'Untitled';
    const content: Content = {
      name: String(body.name ?? '') || nameless,
      description: (body.description ?? null) as string | null,
      graph_id: graphId,
      ...settings,
      metadata: asObject(body.metadata),
    };
    const first: Version = { ...content, version: 1, created_at: created };
    const row: Row = { ...first, assistant_id: id, user_id: '', updated_at: created, versions: [first] };
    this.put(row);
    return this.answer(row);
  }

  get(id: string): JsonObject {
    return this.answer(this.find(id, 'Not Found'));
  }

  search(body: JsonObject): SearchPage {
    const { maker } = this.options;
    const limit = Number(body.limit ?? LIMIT_DEFAULT);
    const offset = Number(body.offset ?? 0);
    // JS takes the order and ignores it.
    const isSorted = maker === 'python' && typeof body.sort_by === 'string';
    const key = (isSorted ? body.sort_by : 'created_at') as 'created_at';
    const sign = isSorted && body.sort_order === 'asc' ? 1 : -1;
    const matching = this.matching(body).toSorted((a, b) => sign * compareBytes(a[key], b[key]));
    const items = matching.slice(offset, offset + limit).map((row) => this.answer(row));
    const hasMore = matching.length > offset + limit;
    return { items, total: offset + items.length + (hasMore ? 1 : 0), next: hasMore ? offset + limit : undefined };
  }

  count(body: JsonObject): number {
    return this.matching(body).length;
  }

  /** What is left out stays; the context of Python comes with a config, whatever else that held. */
  update(id: string, body: JsonObject): JsonObject {
    const before = this.find(id, `Assistant ${id} not found`);
    if (typeof body.graph_id === 'string') this.refuseUnknownGraph(body.graph_id, before.graph_id);
    const { config, context } = this.patched(before, body);
    const content: Content = {
      name: String(body.name ?? before.name),
      description: (body.description ?? before.description) as string | null,
      graph_id: String(body.graph_id ?? before.graph_id),
      config,
      context,
      metadata: { ...before.metadata, ...asObject(body.metadata) },
    };
    const number = Math.max(...before.versions.map(({ version }) => version)) + 1;
    const time = this.options.stamp();
    const versions = [{ ...content, version: number, created_at: time }, ...before.versions];
    const row: Row = { ...before, ...content, version: number, updated_at: time, versions };
    this.put(row);
    return this.answer(row);
  }

  delete(id: string): string {
    const { assistant_id: found } = this.find(id, `Assistant with ID ${id} not found`);
    this.rows.delete(found);
    return found;
  }

  versions(id: string, body: JsonObject): JsonObject[] {
    const { maker } = this.options;
    const missing = () =>
      sentence(maker, 404, maker === 'js' ? `Assistant "${id}" not found.` : `Assistant ${id} not found`);
    const row = this.lookUp(id);
    if (row === undefined) throw missing();
    const offset = Number(body.offset ?? 0);
    const page = row.versions
      .toSorted((a, b) => b.version - a.version)
      .slice(offset, offset + Number(body.limit ?? LIMIT_DEFAULT));
    // A page without versions looks like an assistant that does not exist.
    if (page.length === 0) throw missing();
    return page.map((version) => {
      const { updated_at: _, ...answer } = this.answer({ ...row, ...version });
      return answer;
    });
  }

  /** Neither maker brings back everything. */
  restore(id: string, number: number): JsonObject {
    const { maker, stamp } = this.options;
    const row = this.find(id, `Assistant ${id} not found`);
    const chosen = row.versions.find(({ version }) => version === number);
    if (chosen === undefined) {
      const python = `Version ${number} not found for assistant ${row.assistant_id}`;
      throw sentence(maker, 404, maker === 'js' ? 'Assistant version not found' : python);
    }
    const { config, metadata, name, version, description } = chosen;
    const kept = maker === 'js' ? row.description : description;
    const restored: Row = { ...row, config, metadata, name, version, description: kept, updated_at: stamp() };
    this.put(restored);
    return this.answer(restored);
  }

  private patched(before: Row, body: JsonObject): Pick<Content, 'config' | 'context'> {
    if (this.options.maker === 'js') {
      return { config: asObject(body.config ?? before.config), context: body.context ?? before.context };
    }
    const given = body.context === undefined ? undefined : asObject(body.context);
    const { config, context } = this.settled(asObject(body.config), given);
    return { config: isFilled(config) ? config : before.config, context: context ?? before.context };
  }

  /** Python keeps its two names for one thing equal, as far as a body says something of them. */
  private settled<C extends JsonObject | undefined>(config: JsonObject, context: C) {
    if (this.options.maker === 'js') return { config, context };
    const { configurable } = config;
    if (isFilled(configurable) && isFilled(context)) {
      const advice =
        'Prefer setting context alone. Context was introduced in LangGraph 0.6.0 and is the long term planned replacement for configurable.';
      throw sentence('python', 400, `Cannot specify both configurable and context. ${advice}`);
    }
    if (isFilled(configurable)) return { config, context: configurable };
    return { config: isFilled(context) ? { ...config, configurable: context } : config, context };
  }

  private refuseUnknownGraph(graphId: string, present?: string): void {
    const { maker, graphs } = this.options;
    if (maker === 'js' || graphs.includes(graphId) || graphId === present) return;
    const known = graphs.toSorted(compareBytes).map((graph) => `'${graph}'`);
    throw sentence('python', 404, `Graph '${graphId}' not found. Expected one of: [${known.join(', ')}]`);
  }

  /** JS takes the name of a graph for its default assistant, and any other text for an id; Python refuses both. */
  private lookUp(id: string): Row | undefined {
    const { maker, graphs } = this.options;
    if (maker === 'js') return this.rows.get(graphs.includes(id) ? nameBasedUuid(id) : id);
    if (!/^(urn:uuid:)?\{?([0-9a-f]{4}-?){8}\}?$/i.test(id)) {
      throw sentence('python', 422, 'Invalid assistant ID: must be a UUID');
    }
    return this.rows.get(this.stored(id));
  }

  private find(id: string, python: string): Row {
    const { maker } = this.options;
    const row = this.lookUp(id);
    if (row === undefined) throw sentence(maker, 404, maker === 'js' ? 'Assistant not found' : python);
    return row;
  }

  /** Python writes UUIDs in one way. */
  private stored(id: string): string {
    if (this.options.maker === 'js') return id;
    const digits = id.toLowerCase().replace(/^urn:uuid:|[{}-]/g, '');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  private matching({ name, graph_id: graphId, metadata }: JsonObject): Row[] {
    return [...this.rows.values()].filter(
      (row) =>
        (!name || row.name.toLowerCase().includes(String(name).toLowerCase())) &&
        (!graphId || row.graph_id === graphId) &&
        contains(row.metadata, metadata ?? {}),
    );
  }

  private answer(row: Row): JsonObject {
    const { assistant_id, version, graph_id, config, context, metadata, name, description } = row;
    const created_at = this.time(row.created_at);
    const updated_at = this.time(row.updated_at);
    return this.options.maker === 'js'
      ? { assistant_id, version, config, context, created_at, updated_at, graph_id, metadata, name, description }
      : { assistant_id, graph_id, config, context, metadata, name, created_at, updated_at, version, description };
  }

  /** Kept with microseconds, as in `2026-01-31T10:00:00.123456Z`. */
  private time(stamp: string): string {
    return this.options.maker === 'js' ? stamp.replace(/\d{3}Z$/, 'Z') : stamp.replace(/Z$/, '+00:00');
  }
}
