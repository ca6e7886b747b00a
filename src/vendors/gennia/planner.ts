/** @module The calls of Gennia's writes. */

import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { type Route, route, subRoute } from '../../http/route.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import type { ExpectedValue, KnownRefusal, WritePlanner } from '../plan.ts';
import { createBody } from './contract.ts';
import { limitedSettings, openSettings } from './contract-settings.ts';
import { findPublicId, type ReadModels } from './models.ts';

/** What plans are made by. */
export interface PlannerReads {
  readonly models: ReadModels;
  /** A published version's frozen settings, or undefined when the vendor does not show them. */
  version(vendorId: string, number: number): Promise<JsonObject | undefined>;
}

/** `POST /agents` takes these; everything else is set in the draft by the `PATCH` that follows. */
const CREATE_KEYS: ReadonlySet<string> = new Set(Object.keys(createBody.shape));

/** The vendor documents what its statuses mean for each call, but no codes that say so. */
const NAME_TAKEN: KnownRefusal = {
  status: 409,
  field: ['name'],
  message: 'Gennia has another agent of this name in the workspace',
};
const NO_DRAFT: KnownRefusal = { status: 409, message: 'Gennia finds no draft of this agent' };
const NO_MODEL: KnownRefusal = {
  status: 422,
  message: 'Gennia publishes no agent without a model: set `model` by updateAgent, then publish again',
};
/** Of agents in a workspace: documented for creating only. */
const AGENT_LIMIT: KnownRefusal = { status: 422, mentions: /(?<![a-z])limit/i, code: 'QUOTA_EXCEEDED' };
const AVATAR: readonly KnownRefusal[] = [
  { status: 400, mentions: /avatar/i, field: ['avatarUrl'] },
  { status: 422, mentions: /avatar/i, field: ['avatarUrl'] },
];

/**
 * Lays out the writes of one account. An update is partial: what is left out stays, null clears. A version is restored
 * into the draft; publishing makes the draft answer.
 */
export function createPlanner(reads: PlannerReads): WritePlanner {
  /** A model in any name becomes its publicId, a time of day gets its seconds. */
  async function toWire(body: JsonObject, agent?: AgentRecord): Promise<JsonObject> {
    const wire = { ...body };
    if (typeof body.aiModelPublicId === 'string') {
      const own = agent === undefined ? undefined : ownModel(agent, body.aiModelPublicId);
      wire.aiModelPublicId = own ?? (await findPublicId(body.aiModelPublicId, reads.models));
    }
    for (const key of ['followUpBusinessHoursStart', 'followUpBusinessHoursEnd']) {
      const time = body[key];
      if (typeof time === 'string' && time.length === 'HH:mm'.length) wire[key] = `${time}:00`;
    }
    return wire;
  }

  return {
    idProblem,

    async create(body) {
      const entries = Object.entries(await toWire(body));
      const metadata = Object.fromEntries(entries.filter(([key]) => CREATE_KEYS.has(key)));
      const draft = Object.fromEntries(entries.filter(([key]) => !CREATE_KEYS.has(key)));
      const refusals = [NAME_TAKEN, ...avatarRefusals(metadata), AGENT_LIMIT];
      const create = { ...plannedCall('POST', route('/agents'), metadata), refusals };
      return Object.keys(draft).length === 0 ? [create] : [create, plannedCall('PATCH', route('/agents/{id}'), draft)];
    },

    async update(agent, changes) {
      const refusals = ['name' in changes ? [NAME_TAKEN] : [], avatarRefusals(changes)].flat();
      return [{ ...plannedCall('PATCH', agentPath(agent), await toWire(changes, agent)), refusals }];
    },

    delete: (agent) => [plannedCall('DELETE', agentPath(agent))],

    publish(agent, notes) {
      const body = notes === undefined ? undefined : { notes };
      const call = plannedCall('POST', subRoute(agentPath(agent), '/publish'), body);
      return [{ ...call, refusals: [NO_MODEL, NO_DRAFT], expects: published(agent) }];
    },

    async restoreVersion(agent, version) {
      // The agent was there a moment ago.
      const noVersion: KnownRefusal = {
        status: 404,
        field: ['version'],
        message: `Gennia has no published version ${version} of this agent`,
      };
      const call = plannedCall('POST', subRoute(agentPath(agent), '/versions/{number}/restore', { number: version }));
      const expects = restored(await reads.version(agent.vendorId, version), version);
      return [{ ...call, refusals: [noVersion, NO_DRAFT], expects }];
    },
  };
}

/** The publicId of the agent's model when it is the one that is meant: it need not be an active one any more. */
function ownModel({ original }: AgentRecord, wanted: string): string | undefined {
  const { aiModelPublicId: id, aiModelName: name } = original;
  return typeof id === 'string' && (wanted === id || wanted === name) ? id : undefined;
}

function agentPath({ vendorId }: AgentRecord): Route {
  return route('/agents/{id}', { id: vendorId });
}

/** Publishing makes an agent active, and what it had not published yet gets a number of its own. */
function published({ original }: AgentRecord): ExpectedValue[] {
  const active: ExpectedValue = {
    path: ['status'],
    value: 'active',
    message: 'Gennia accepted the call, but the agent is not active',
  };
  // "True if the editable state differs from the published snapshot."
  const same: ExpectedValue = {
    path: ['hasUnpublishedChanges'],
    otherThan: true,
    message: 'Gennia accepted the call, but the draft still differs from what is published',
  };
  const { publishedVersionNumber: number, hasUnpublishedChanges } = original;
  const path = ['publishedVersionNumber'];
  if (number === null || number === undefined) {
    return [active, same, { path, otherThan: null, message: 'Gennia accepted the call, but no version is published' }];
  }
  if (hasUnpublishedChanges !== true) return [active, same];
  const message = `Gennia accepted the call, but version ${String(number)} is still the published one`;
  return [active, same, { path, otherThan: number, message }];
}

/** Restoring overwrites the draft with what the version froze; afterwards there are no unpublished changes. */
function restored(content: JsonObject | undefined, number: number): ExpectedValue[] {
  const settings = [...Object.keys(limitedSettings), ...Object.keys(openSettings)];
  const message = `Gennia put version ${number} into the draft, but this is not as it was in that version`;
  return [
    {
      path: ['hasUnpublishedChanges'],
      otherThan: true,
      message: 'Gennia accepted the call, but the draft still has changes of its own',
    },
    ...settings
      .filter((key) => content !== undefined && key in content)
      .map((key) => ({ path: [key], value: content?.[key], message })),
  ];
}

/** The vendor fetches a picture at once, and refuses the whole call when it can not. */
function avatarRefusals({ avatarUrl }: JsonObject): readonly KnownRefusal[] {
  return typeof avatarUrl === 'string' ? AVATAR : [];
}
