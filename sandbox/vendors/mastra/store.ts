/** @module The agents of the embedded Mastra, with their versions, and what its calls do to them. No HTTP. */
import type { z } from 'zod';
import type { JsonObject } from '../../../src/core/agent.ts';
import { cycleSeeds } from '../../cycle.ts';
import { createRandom, type Random } from '../../random.ts';
import { type SeedTimes, seedTimes } from '../../timeline.ts';
import { CONTENT_KEYS, type Content, type createBody, type updateBody } from './body.ts';
import { Refusal } from './refusal.ts';
import { SEEDS, type Seed } from './seeds.ts';

/** So many versions of an agent are kept. */
const VERSIONS_KEPT = 50;
/** Largest picture in the metadata; bytes. */
const AVATAR_MAX = 512 * 1024;

/** The list of agents can be asked for one of these. */
export type Status = 'draft' | 'published' | 'archived';

/** A version of an agent. */
export interface Version {
  readonly id: string;
  readonly versionNumber: number;
  readonly content: Content;
  readonly changedFields: readonly string[];
  readonly changeMessage: string;
  readonly createdAt: string;
}

/** An agent: its record, and the versions of its configuration. */
export interface StoredAgent {
  readonly id: string;
  readonly status: Status;
  readonly activeVersionId: string | null;
  readonly authorId: string | null;
  readonly metadata: JsonObject | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The newest first. */
  readonly versions: readonly Version[];
}

/** The agents of one server, without authentication. */
export class Store {
  private readonly agents = new Map<string, StoredAgent>();
  private readonly random: Random;
  private readonly now: () => Date;

  constructor(count: number, now: () => Date, series = 0) {
    this.now = now;
    this.random = createRandom('mastra', series);
    cycleSeeds(SEEDS, count, series).forEach((seed, index) => {
      this.save(this.fromSeed(seed, seedTimes(index, count, 27, series)));
    });
  }

  /** Those in one state, the newest first, equal times by id. */
  list(status: Status): StoredAgent[] {
    return [...this.agents.values()]
      .filter((agent) => agent.status === status)
      .sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? 1 : -1));
  }

  /** @param label how the refusal calls it: routes of versions say `Agent`, others `Stored agent` */
  get(id: string, label = 'Stored agent'): StoredAgent {
    const agent = this.agents.get(id);
    if (agent === undefined) throw new Refusal(404, `${label} with id ${id} not found`);
    return agent;
  }

  create(body: z.infer<typeof createBody>): StoredAgent {
    const id = body.id || toSlug(body.name);
    if (id === '') throw new Refusal(400, 'Could not derive agent ID from name. Please provide an explicit id.');
    if (this.agents.has(id)) throw new Refusal(409, `Agent with id ${id} already exists`);
    checkAvatar(body.metadata);
    checkBlocks(body.instructions);
    const time = this.now().toISOString();
    const agent: StoredAgent = {
      id,
      status: 'draft',
      activeVersionId: null,
      authorId: null,
      metadata: body.metadata,
      createdAt: time,
      updatedAt: time,
      versions: [],
    };
    this.save(agent);
    if (body.model === undefined) {
      // The record stays, and the id is taken.
      throw new Refusal(500, 'SQLITE_CONSTRAINT: NOT NULL constraint failed: mastra_agent_versions.model');
    }
    const version = this.version(contentOf(body), 1, CONTENT_KEYS, 'Initial version');
    const isPublished = body.autoPublish !== false;
    return this.save({
      ...agent,
      versions: [version],
      ...(isPublished ? { status: 'published', activeVersionId: version.id } : {}),
    });
  }

  /** Fields of the configuration make a new version of the newest one, even when nothing changes. */
  update(id: string, body: z.infer<typeof updateBody>): StoredAgent {
    const agent = this.get(id);
    const newest = agent.versions[0]?.content;
    checkAvatar(body.metadata);
    checkBlocks(body.instructions ?? newest?.instructions);
    const given = contentOf(body);
    const isVersioned = Object.keys(given).length > 0;
    const changed: StoredAgent = {
      ...agent,
      metadata: { ...agent.metadata, ...body.metadata },
      authorId: body.authorId ?? agent.authorId,
      updatedAt: this.now().toISOString(),
    };
    if (!isVersioned) return this.save(changed);
    const content = Object.fromEntries(
      Object.entries({ ...newest, ...given }).filter(([, value]) => value !== null),
    ) as Content;
    const fields = CONTENT_KEYS.filter((key) => JSON.stringify(content[key]) !== JSON.stringify(newest?.[key]));
    const number = (agent.versions[0]?.versionNumber ?? 0) + 1;
    const version = this.version(content, number, fields, body.changeMessage || 'Auto-saved after edit');
    // A draft stays one.
    const activeVersionId = body.autoPublish === true ? version.id : agent.activeVersionId;
    return this.save({ ...changed, activeVersionId, versions: kept([version, ...agent.versions], activeVersionId) });
  }

  delete(id: string): void {
    this.get(id);
    this.agents.delete(id);
  }

  activate(id: string, versionId: string): Version {
    const agent = this.get(id, 'Agent');
    const version = this.versionOf(agent, versionId);
    this.save({ ...agent, status: 'published', activeVersionId: version.id, updatedAt: this.now().toISOString() });
    return version;
  }

  versionOf({ versions }: StoredAgent, versionId: string): Version {
    const version = versions.find((item) => item.id === versionId);
    if (version === undefined) throw new Refusal(404, `Version with id ${versionId} not found`);
    return version;
  }

  private version(content: Content, number: number, fields: readonly string[], changeMessage: string): Version {
    const createdAt = this.now().toISOString();
    return { id: this.random.uuid(), versionNumber: number, content, changedFields: fields, changeMessage, createdAt };
  }

  private save(agent: StoredAgent): StoredAgent {
    this.agents.set(agent.id, agent);
    return agent;
  }

  private fromSeed(seed: Seed, { createdAt, updatedAt }: SeedTimes): StoredAgent {
    const { status = 'published', metadata, earlier = [], draft, ...content } = seed;
    const contents = [...earlier.map((older) => ({ ...content, ...older })), content];
    if (draft !== undefined) contents.push({ ...content, ...draft });
    const step = (updatedAt.getTime() - createdAt.getTime()) / contents.length;
    const versions = contents.map((each, index): Version => {
      return {
        id: this.random.uuid(),
        versionNumber: index + 1,
        content: each,
        changedFields: index === 0 ? CONTENT_KEYS : Object.keys(earlier[index - 1] ?? draft ?? {}),
        changeMessage: index === 0 ? 'Initial version' : 'Auto-saved after edit',
        createdAt: new Date(createdAt.getTime() + index * step).toISOString(),
      };
    });
    return {
      id: toSlug(seed.name),
      status,
      activeVersionId: status === 'draft' ? null : (versions[earlier.length]?.id ?? null),
      authorId: null,
      metadata,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
      versions: versions.reverse(),
    };
  }
}

/** The version that is shown: the one in force, unless the newest is asked for, or none is in force. */
export function shownVersion(
  { activeVersionId, versions }: StoredAgent,
  status: Status = 'published',
): Version | undefined {
  const [newest] = versions;
  return status === 'draft' ? newest : (versions.find(({ id }) => id === activeVersionId) ?? newest);
}

/** The newest ones; the one in force is always kept. */
function kept(versions: readonly Version[], activeVersionId: string | null): Version[] {
  let surplus = versions.length - VERSIONS_KEPT;
  return versions
    .toReversed()
    .filter(({ id }) => id === activeVersionId || surplus-- <= 0)
    .reverse();
}

function contentOf(body: { readonly [Key in keyof Content]?: unknown }): Content {
  const given = CONTENT_KEYS.filter((key) => body[key] !== undefined).map((key) => {
    // Without a configured default, `true` says nothing.
    const value = key === 'browser' && typeof body[key] === 'boolean' ? null : body[key];
    return [key, value];
  });
  return Object.fromEntries(given) as Content;
}

function toSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function checkAvatar(metadata: JsonObject | undefined): void {
  const url = metadata?.avatarUrl;
  if (url === undefined || url === null) return;
  if (typeof url !== 'string') throw new Refusal(400, 'metadata.avatarUrl must be a string');
  const [, data] = /^data:[^;]+;base64,(.+)$/.exec(url) ?? [];
  if (data === undefined) {
    throw new Refusal(400, 'metadata.avatarUrl must be a valid data URL (data:<mime>;base64,<data>)');
  }
  const { byteLength } = Buffer.from(data, 'base64');
  if (byteLength > AVATAR_MAX) {
    throw new Refusal(413, `metadata.avatarUrl exceeds ${AVATAR_MAX}-byte limit (got ${byteLength})`);
  }
}

/** There are no prompt blocks in this server. */
function checkBlocks(instructions: Content['instructions'] | undefined): void {
  if (!Array.isArray(instructions)) return;
  const ids = instructions.flatMap((block) => (block.type === 'prompt_block_ref' ? [block.id] : []));
  if (ids.length === 0) return;
  const message = `Unable to verify referenced prompt blocks: ${ids.join(', ')}. Resolve these references and try again.`;
  throw new Refusal(400, message);
}
