/** @module The rows with which an embedded Aegra starts: assistants of its own for the graphs, and those of its user. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '../../../src/core/agent.ts';
import { SYSTEM_USER } from '../../../src/vendors/aegra/contract.ts';
import { cycleSeeds } from '../../cycle.ts';
import type { Random } from '../../random.ts';
import { seedTimes } from '../../timeline.ts';
import { type Mirrored, mirrored } from './content.ts';
import { stored } from './jsonb.ts';
import { GRAPHS, SEEDS, type Seed } from './seeds.ts';
import type { Row, Version } from './store.ts';

const SHIFT_HOURS = 27;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;
/** The namespace of the ids of default assistants, the same on LangGraph. */
const NAMESPACE = '6ba7b821-9dad-11d1-80b4-00c04fd430c8';

/**
 * `count` rows: the user's, then the server's, which are the oldest. The server makes one for each graph; of fewer than
 * ten, every second one is the user's, so that a small sandbox has both kinds.
 */
export function startRows(
  count: number,
  user: string,
  random: Random,
  { series = 0, settle = mirrored }: { readonly series?: number | undefined; readonly settle?: typeof mirrored } = {},
): Row[] {
  const own = Math.max(count - GRAPHS.length, Math.ceil(count / 2));
  const seeds = cycleSeeds(SEEDS, own, series).map((seed, index) => {
    const { createdAt, updatedAt } = seedTimes(index, count, SHIFT_HOURS, series);
    const unique = uniqueSeed(seed, series * SEEDS.length + index);
    return seededRow(unique, { user, settle }, createdAt, updatedAt, random);
  });
  const startedAt = timestamp(seedTimes(count - 1, count, SHIFT_HOURS, series).createdAt.getTime() * 1000);
  return [...seeds, ...GRAPHS.slice(0, count - own).map((graph) => defaultRow(graph, startedAt))];
}

/**
 * The same for LangGraph: all ids are UUIDs, nobody owns an assistant.
 *
 * @param isMirrored `config.configurable` and `context` are one thing
 */
export function startRowsOfLangGraph(count: number, isMirrored: boolean, random: Random, series = 0): Row[] {
  const settle = isMirrored ? mirrored : (config: JsonObject, context: unknown): Mirrored => ({ config, context });
  return startRows(count, '', random, { series, settle }).map((row) => ({
    ...row,
    assistant_id: UUID.test(row.assistant_id) ? row.assistant_id : nameBasedUuid(row.assistant_id),
    description: row.user_id === SYSTEM_USER ? null : row.description,
  }));
}

/** A time in microseconds since 1970, as Aegra writes it. */
export function timestamp(microseconds: number): string {
  const date = new Date(Math.floor(microseconds / 1000));
  return `${date.toISOString().slice(0, -1)}${String(microseconds % 1000).padStart(3, '0')}Z`;
}

/** One user holds one assistant for each graph and `config`, and an id belongs to one assistant. */
function uniqueSeed(seed: Seed, index: number): Seed {
  const round = Math.floor(index / SEEDS.length) + 1;
  if (round === 1) return seed;
  const { assistant_id: id, config, context, earlier = [], ...rest } = seed;
  const { configurable = {}, ...settings } = config;
  return {
    ...rest,
    ...(id === undefined ? {} : { assistant_id: `${id} ${round}` }),
    config: settings,
    context: { ...context, ...(configurable as object), round },
    earlier: earlier.map((older) => (older.context ? { ...older, context: { ...older.context, round } } : older)),
  };
}

function seededRow(
  seed: Seed,
  { user, settle }: { readonly user: string; readonly settle: typeof mirrored },
  createdAt: Date,
  updatedAt: Date,
  random: Random,
): Row {
  const { assistant_id: id = random.uuid(), earlier = [], inForce = earlier.length + 1, ...latest } = seed;
  const first = createdAt.getTime() * 1000 + random.below(1_000_000);
  const last = Math.max(first + earlier.length * 1_000_000, updatedAt.getTime() * 1000);
  const versions = [...earlier, {}].map((difference, index): Version => {
    const time = earlier.length === 0 ? first : first + Math.floor(((last - first) * index) / earlier.length);
    const content = { ...latest, ...difference };
    return {
      ...content,
      ...settle(content.config, content.context),
      metadata: stored(content.metadata),
      version: index + 1,
      created_at: timestamp(time),
    };
  });
  const current = versions[inForce - 1];
  if (current === undefined) throw new RangeError(`the seed ${seed.name} has no version ${inForce}`);
  return {
    ...current,
    assistant_id: id,
    user_id: user,
    created_at: timestamp(first),
    // A version that was restored came into force after the last one was made.
    updated_at: timestamp(inForce === versions.length ? Math.max(first, last) : last + 3_600_000_000),
    versions: versions.toReversed(),
  };
}

function defaultRow(graph: string, created: string): Row {
  const content = {
    name: graph,
    description: `Default assistant for graph '${graph}'`,
    graph_id: graph,
    config: {},
    context: {},
    metadata: { created_by: 'system' },
    version: 1,
    created_at: created,
  };
  const id = nameBasedUuid(graph);
  return { ...content, assistant_id: id, user_id: SYSTEM_USER, updated_at: created, versions: [content] };
}

/** A UUID of version 5 (RFC 9562). */
export function nameBasedUuid(name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
