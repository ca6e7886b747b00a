/** @module What an embedded Aegra keeps: the rows of its assistants and of their versions, with Aegra's rules. */
import { setTimeout as sleep } from 'node:timers/promises';
import { isContainer, isObject, type JsonObject, plainNumber } from '../../../src/core/json.ts';
import { SEARCH_LIMIT_DEFAULT, SYSTEM_USER } from '../../../src/vendors/aegra/contract.ts';
import { isStorableText } from '../../../src/vendors/aegra/storable.ts';
import type { BodyOf, createFields, createFields010, searchFields, updateFields, updateFields010 } from './body.ts';
import { type Content, contentOf, patched, patched010 } from './content.ts';
import { HandlerError, internalError } from './errors.ts';
import { compareBytes, contains, isAnswerable, stored } from './jsonb.ts';

/** How long a write of Aegra pauses half-way, so that another one can come in between; milliseconds. */
const GAP_MS = 5;
/** Version numbers are PostgreSQL integers. */
const VERSION_MAX = 2 ** 31 - 1;

/** A version of an assistant. */
export interface Version extends Content {
  readonly version: number;
  readonly created_at: string;
}

/** An assistant. */
export interface Row extends Content {
  readonly assistant_id: string;
  readonly user_id: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly versions: readonly Version[];
}

/** What a store is made with. */
export interface StoreOptions {
  readonly release: '0.10' | '0.11';
  /** The keys of `graphs` in aegra.json. */
  readonly graphs: readonly string[];
  /** Who calls. */
  readonly user: string;
  readonly newId: () => string;
  /** The time of a write, in the form of the answers; never the same twice. */
  readonly stamp: () => string;
}

/** The assistants of one server. Errors are {@link HandlerError}s. */
export class AssistantStore {
  private readonly options: StoreOptions;
  // In the order of PostgreSQL's heap: a row that is written moves to the end.
  private readonly rows = new Map<string, Row>();

  constructor(options: StoreOptions) {
    this.options = options;
  }

  /** Puts a row in, or in the place of its older self. */
  put(row: Row): void {
    this.rows.delete(row.assistant_id);
    this.rows.set(row.assistant_id, row);
  }

  create(body: BodyOf<typeof createFields | typeof createFields010>): JsonObject {
    const { graphs, user, newId, stamp } = this.options;
    const graphId = body.graph_id ?? '';
    if (!graphs.includes(graphId)) {
      const available = graphs.map((graph) => `'${graph}'`).join(', ');
      throw new HandlerError(400, `Graph '${graphId}' not found in aegra.json. Available: [${available}]`);
    }
    const content = contentOf(body, graphId);
    refuseUnstorable(body);
    const id = body.assistant_id ?? newId();
    const twin = this.twin(content, user);
    const namesake = this.rows.get(id);
    if (twin !== undefined || namesake !== undefined) {
      // Which of the two is answered when they differ is not documented.
      const existing = twin ?? (namesake?.user_id === user ? namesake : undefined);
      if (body.if_exists === 'do_nothing' && existing !== undefined) return answer(existing);
      throw new HandlerError(409, `Assistant '${id}' already exists`);
    }
    const created = stamp();
    // A context of null is kept in the assistant, not in its version.
    const first = { ...content, context: content.context ?? {}, version: 1, created_at: created };
    const times = { created_at: created, updated_at: created };
    const row: Row = { ...content, assistant_id: id, user_id: user, version: 1, ...times, versions: [first] };
    this.put(row);
    return answer(row);
  }

  get(id: string): JsonObject {
    return answer(this.readable(id));
  }

  /** All at once, in no order. */
  list(): JsonObject[] {
    return this.visible().map(answer);
  }

  search(body: BodyOf<typeof searchFields>): JsonObject[] {
    const limit = body.limit ?? SEARCH_LIMIT_DEFAULT;
    const offset = body.offset ?? 0;
    if (offset >= 2 ** 63) throw internalError();
    const key = body.sort_by ?? 'created_at';
    const isAscending = body.sort_by != null && body.sort_order === 'asc';
    const sorted = this.matching(body).sort((a, b) => {
      const order = compareBytes(a[key], b[key]) * (isAscending ? 1 : -1);
      return order === 0 ? compareBytes(a.assistant_id, b.assistant_id) : order;
    });
    return sorted.slice(offset, offset + limit).map(answer);
  }

  count(body: BodyOf<typeof searchFields>): number {
    return this.matching(body).length;
  }

  /** Not atomic: the version is kept before the assistant is changed, and nothing holds others off meanwhile. */
  async update(id: string, body: BodyOf<typeof updateFields | typeof updateFields010>): Promise<JsonObject> {
    const { release, stamp } = this.options;
    const before = this.own(id);
    const content = release === '0.10' ? patched010(before, body) : patched(before, body);
    refuseUnstorable(body);
    const number = Math.max(...before.versions.map(({ version }) => version)) + 1;
    await sleep(GAP_MS);
    const now = this.rows.get(id);
    if (now === undefined || now.versions.some(({ version }) => version === number)) throw internalError();
    const time = stamp();
    const versions = [{ ...content, version: number, created_at: time }, ...now.versions];
    // Not written, this leaves the version behind.
    if (this.twin(content, now.user_id, id) !== undefined) {
      this.rows.set(id, { ...now, versions });
      throw internalError();
    }
    const row: Row = { ...now, ...content, version: number, updated_at: time, versions };
    this.put(row);
    return answer(row);
  }

  async delete(id: string): Promise<JsonObject> {
    this.own(id);
    await sleep(GAP_MS);
    this.rows.delete(id);
    return { status: 'deleted' };
  }

  versions(id: string): JsonObject[] {
    const { assistant_id, versions } = this.readable(id);
    // The owner is the one who asks, also of the system's assistants.
    const owner = { assistant_id, user_id: this.options.user };
    return versions
      .toSorted((a, b) => b.version - a.version)
      .map((version) => answer({ ...version, ...owner, updated_at: version.created_at }));
  }

  restore(id: string, number: number): JsonObject {
    const row = this.own(id);
    if (number > VERSION_MAX) throw internalError();
    const chosen = row.versions.find(({ version }) => version === number);
    if (chosen === undefined) throw new HandlerError(404, `Version '${number}' for Assistant '${id}' not found`);
    if (this.twin(chosen, row.user_id, id) !== undefined) throw internalError();
    const restored: Row = { ...row, ...chosen, created_at: row.created_at, updated_at: this.options.stamp() };
    this.put(restored);
    return answer(restored);
  }

  /** One user holds one assistant for each graph and `config`. */
  private twin(content: Content, user: string, exceptId?: string): Row | undefined {
    const config = JSON.stringify(content.config);
    return [...this.rows.values()].find(
      (row) =>
        row.user_id === user &&
        row.assistant_id !== exceptId &&
        row.graph_id === content.graph_id &&
        JSON.stringify(row.config) === config,
    );
  }

  private visible(): Row[] {
    return [...this.rows.values()].filter((row) => row.user_id === this.options.user || row.user_id === SYSTEM_USER);
  }

  private readable(id: string): Row {
    if (!isStorableText(id)) throw internalError();
    const row = this.visible().find(({ assistant_id }) => assistant_id === id);
    if (row === undefined) throw new HandlerError(404, `Assistant '${id}' not found`);
    return row;
  }

  private own(id: string): Row {
    const row = this.readable(id);
    if (row.user_id === this.options.user) return row;
    throw new HandlerError(404, `Assistant '${id}' not found`);
  }

  private matching({ name, description, graph_id, metadata }: BodyOf<typeof searchFields>): Row[] {
    const texts = [name, description, graph_id].filter((text) => typeof text === 'string');
    if (!texts.every(isStorableText)) throw internalError();
    return this.visible().filter(
      (row) =>
        includes(row.name, name) &&
        includes(row.description ?? '', description) &&
        (!graph_id || row.graph_id === graph_id) &&
        contains(row.metadata, stored(metadata ?? {})),
    );
  }
}

function includes(text: string, part: string | null | undefined): boolean {
  return !part || text.toLowerCase().includes(part.toLowerCase());
}

/** NUL in a text column, half a surrogate pair or an infinite number anywhere: the statement fails, nothing is kept. */
function refuseUnstorable(body: Readonly<Record<string, unknown>>): void {
  for (const value of Object.values(body)) {
    const isColumn = typeof value === 'string';
    const problem = isColumn ? !isStorableText(value) : !isSendable(value);
    if (problem) throw internalError();
  }
}

function isSendable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  const number = plainNumber(value);
  if (typeof number === 'number') return Number.isFinite(number);
  if (!isContainer(value)) return true;
  return Object.entries(value).every(([key, item]) => key.isWellFormed() && isSendable(item));
}

function answer(row: Omit<Row, 'versions'>): JsonObject {
  const { config, context, metadata } = row;
  if (!isObject(config) || !isObject(context) || ![config, context, metadata].every((value) => isAnswerable(value))) {
    throw internalError();
  }
  return {
    assistant_id: row.assistant_id,
    name: row.name,
    description: row.description,
    config,
    context,
    graph_id: row.graph_id,
    user_id: row.user_id,
    version: row.version,
    metadata,
    created_at: row.created_at,
    updated_at: row.updated_at,
  };
}
