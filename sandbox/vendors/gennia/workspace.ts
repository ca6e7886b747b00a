/** @module The agents of the embedded Gennia: drafts, published versions, and what its calls do to them. No HTTP. */
import type { z } from 'zod';
import type * as contract from '../../../src/vendors/gennia/contract.ts';
import { limitedSettings, openSettings } from '../../../src/vendors/gennia/contract-settings.ts';
import { cycleSeeds } from '../../cycle.ts';
import { createRandom, type Random } from '../../random.ts';
import { seedTimes } from '../../timeline.ts';
import { findModel, MODELS } from './models.ts';
import { Refusal } from './refusal.ts';
import { SEEDS, type Seed } from './seeds.ts';
import type { Settings } from './settings.ts';

/** Most agents of a workspace. That there is a limit is documented, how high it is is not. */
export const AGENT_LIMIT = 20_000;

type UpdateBody = z.infer<typeof contract.updateBody>;

interface Version {
  readonly versionNumber: number;
  readonly notes: string | null;
  readonly createdAt: string;
  readonly settings: Settings;
}

/** An agent of the workspace. */
export interface StoredAgent {
  readonly publicId: string;
  readonly name: string;
  readonly description: string | null;
  readonly avatarUrl: string | null;
  readonly categories: readonly string[];
  readonly status: Seed['status'];
  readonly hasExternalChannel: boolean;
  readonly hasUnpublishedChanges: boolean;
  readonly draftVersionNumber: number;
  readonly publishedVersionNumber: number | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly settings: Settings;
  /** The published versions, oldest first. */
  readonly versions: readonly Version[];
}

const SETTING_KEYS = [...Object.keys(limitedSettings), ...Object.keys(openSettings)] as (keyof Settings)[];

/** A new draft has no model and no system prompt; that its other settings have no value either is a choice. */
const EMPTY_SETTINGS = Object.fromEntries(SETTING_KEYS.map((key) => [key, null])) as Settings;

/** The agents of one workspace. */
export class Workspace {
  private readonly agents = new Map<string, StoredAgent>();
  private readonly random: Random;
  private readonly now: () => Date;
  readonly publicId: string;
  readonly apiKeyPublicId: string;

  constructor(count: number, now: () => Date, series = 0) {
    this.now = now;
    this.random = createRandom('gennia', series);
    this.publicId = this.random.uuid();
    this.apiKeyPublicId = this.random.uuid();
    cycleSeeds(SEEDS, count, series).forEach((seed, index) => {
      this.save(fromSeed(seed, this.random.uuid(), seedTimes(index, count, 15, series)));
    });
  }

  /** The newest first. */
  list(): StoredAgent[] {
    return [...this.agents.values()].sort(newestFirst);
  }

  /** A deleted agent is not found, whatever is asked; the documentation is silent on that. */
  get(publicId: string): StoredAgent {
    const agent = this.agents.get(publicId);
    if (agent === undefined) throw new Refusal(404, 'AGENT_NOT_FOUND', 'Agent not found in this workspace.');
    return agent;
  }

  create(body: z.infer<typeof contract.createBody>): StoredAgent {
    this.checkName(body.name);
    checkAvatar(body.avatarUrl);
    if (this.agents.size >= AGENT_LIMIT) {
      throw new Refusal(422, 'AGENT_LIMIT_REACHED', 'The workspace has reached its agent limit.');
    }
    const createdAt = this.now().toISOString();
    return this.save({
      publicId: this.random.uuid(),
      name: body.name,
      description: body.description ?? null,
      avatarUrl: body.avatarUrl ?? null,
      categories: body.categories ?? [],
      status: 'draft',
      hasExternalChannel: false,
      hasUnpublishedChanges: false,
      draftVersionNumber: 1,
      publishedVersionNumber: null,
      createdAt,
      updatedAt: createdAt,
      settings: EMPTY_SETTINGS,
      versions: [],
    });
  }

  /** Name, description, avatar and categories belong to the agent and change at once; all else changes the draft. */
  update(publicId: string, body: UpdateBody): StoredAgent {
    const agent = this.get(publicId);
    if (body.name !== undefined && body.name !== agent.name) this.checkName(body.name);
    checkAvatar(body.avatarUrl);
    // Documented for /model, which calls itself a short way to the same call.
    if (typeof body.aiModelPublicId === 'string' && findModel(body.aiModelPublicId) === undefined) {
      throw new Refusal(404, 'AI_MODEL_NOT_FOUND', 'AI model not found.');
    }
    const { name, description, avatarUrl, categories, ...draft } = body;
    const settings: Settings = { ...agent.settings, ...defined(draft) };
    // The draft of an agent that was never published is compared with an empty one; the documentation is silent on it.
    const published = agent.versions.at(-1)?.settings ?? EMPTY_SETTINGS;
    const touchesDraft = Object.keys(defined(draft)).length > 0;
    return this.save({
      ...agent,
      ...defined({ name, description, avatarUrl, categories }),
      settings,
      hasUnpublishedChanges: touchesDraft ? differ(settings, published) : agent.hasUnpublishedChanges,
      updatedAt: this.now().toISOString(),
    });
  }

  /** Soft at the vendor's; nothing brings a deleted agent back. That its name becomes free again is a choice. */
  delete(publicId: string): void {
    this.get(publicId);
    this.agents.delete(publicId);
  }

  /** Freezes the draft as a version and goes on with a fresh draft of the same content. The prompt may be empty. */
  publish(publicId: string, notes: string | null): StoredAgent {
    const agent = this.get(publicId);
    if (agent.settings.aiModelPublicId === null) {
      throw new Refusal(422, 'AI_MODEL_REQUIRED', 'The draft has no AI model set.');
    }
    const createdAt = this.now().toISOString();
    const versionNumber = agent.draftVersionNumber;
    return this.save({
      ...agent,
      // Also from `inactive` and `archived`: no refusal is documented.
      status: 'active',
      hasUnpublishedChanges: false,
      draftVersionNumber: versionNumber + 1,
      publishedVersionNumber: versionNumber,
      updatedAt: createdAt,
      versions: [...agent.versions, { versionNumber, notes, createdAt, settings: agent.settings }],
    });
  }

  /** Overwrites the draft. Afterwards there are no unpublished changes: documented, also for an older version. */
  restore(publicId: string, versionNumber: string): StoredAgent {
    const agent = this.get(publicId);
    const { settings } = this.version(publicId, versionNumber);
    return this.save({ ...agent, settings, hasUnpublishedChanges: false, updatedAt: this.now().toISOString() });
  }

  /** @param versionNumber as it stands in the path; what is no number of a version is not found */
  version(publicId: string, versionNumber: string): Version {
    const version = this.get(publicId).versions.find((item) => String(item.versionNumber) === versionNumber);
    if (version === undefined) throw new Refusal(404, 'VERSION_NOT_FOUND', 'Version not found.');
    return version;
  }

  /** Whether upper and lower case are the same name is not documented: here they are two. */
  private checkName(name: string): void {
    if ([...this.agents.values()].some((agent) => agent.name === name)) {
      throw new Refusal(409, 'AGENT_NAME_TAKEN', 'The name is already taken in this workspace.');
    }
  }

  private save(agent: StoredAgent): StoredAgent {
    this.agents.set(agent.publicId, agent);
    return agent;
  }
}

/** The vendor fetches an avatar. Here no host is asked: those below `.invalid`, which never exist, can not be fetched. */
function checkAvatar(avatarUrl: string | null | undefined): void {
  const host = avatarUrl ? URL.parse(avatarUrl)?.hostname : undefined;
  if (host?.endsWith('.invalid')) throw new Refusal(422, 'AVATAR_FETCH_FAILED', 'The avatar could not be fetched.');
}

function fromSeed(seed: Seed, publicId: string, times: { createdAt: Date; updatedAt: Date }): StoredAgent {
  const { model, settings: changes, versions: history, ...metadata } = seed;
  const aiModelPublicId = MODELS.find(({ modelId }) => modelId === model)?.publicId ?? null;
  const settings: Settings = { ...EMPTY_SETTINGS, ...changes, aiModelPublicId };
  const created = times.createdAt.getTime();
  const step = (times.updatedAt.getTime() - created) / Math.max(1, history.length);
  const versions = history.map(
    ({ notes, settings: before }, index): Version => ({
      versionNumber: index + 1,
      notes,
      createdAt: new Date(created + (index + 1) * step).toISOString(),
      settings: { ...settings, ...before },
    }),
  );
  const published = versions.at(-1);
  return {
    ...metadata,
    publicId,
    hasUnpublishedChanges: differ(settings, published?.settings ?? EMPTY_SETTINGS),
    draftVersionNumber: versions.length + 1,
    publishedVersionNumber: published?.versionNumber ?? null,
    createdAt: times.createdAt.toISOString(),
    updatedAt: times.updatedAt.toISOString(),
    settings,
    versions,
  };
}

function differ(a: Settings, b: Settings): boolean {
  return SETTING_KEYS.some((key) => a[key] !== b[key]);
}

function newestFirst(a: StoredAgent, b: StoredAgent): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  // The order of equal times is not documented: this one is deliberately not Rollcall's own.
  return a.publicId < b.publicId ? 1 : -1;
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
