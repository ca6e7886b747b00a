/** @module The calls of Nova's writes. */

import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { type Route, subRoute } from '../../http/route.ts';
import { idProblem } from '../kit/id-problem.ts';
import { plannedCall } from '../kit/planned-call.ts';
import { InputError, type PlannedCall, type WritePlanner } from '../plan.ts';
import { CONFIG_KEYS, createBody } from './contract.ts';
import { type ConfigObjectKey, mergeConfig } from './merge-config.ts';

/** @param agentsPath the organisation's agents, below the base URL */
export function createPlanner(agentsPath: Route): WritePlanner {
  const pathOf = ({ vendorId }: AgentRecord) => subRoute(agentsPath, '/{id}', { id: vendorId });
  const ofNewAgent = subRoute(agentsPath, '/{id}');

  return {
    idProblem,

    // The vendor's page takes four fields in a create, its SDK all of them: the rest follows in a call of its own.
    async create(body) {
      const isFirst = ([key]: [string, unknown]) => key in createBody.shape;
      const first = Object.fromEntries(Object.entries(body).filter(isFirst));
      const rest = withoutEmpty(Object.fromEntries(Object.entries(body).filter((entry) => !isFirst(entry))));
      return [plannedCall('POST', agentsPath, first), ...patches(ofNewAgent, rest, {})];
    },

    checkUpdate(changes) {
      if (Object.keys(withoutEmpty(changes)).length === 0) throw nothingIn(changes);
    },

    async update(agent, changes) {
      const [call] = patches(pathOf(agent), withoutEmpty(changes), agent.original);
      if (call === undefined) throw nothingIn(changes);
      return [call];
    },

    delete: (agent) => [plannedCall('DELETE', pathOf(agent))],

    // What is copied is not documented. What is asked to be different is set afterwards, whatever the first call took.
    async copy(agent, name, overrides) {
      const { original } = agent;
      const { type = original.type, prompt_template = textOf(original.prompt_template) } = overrides;
      const first = plannedCall('POST', agentsPath, { name, type, prompt_template });
      const different = Object.entries(overrides).filter(([key, value]) => key !== 'name' && value !== original[key]);
      return [
        { ...first, body: { ...first.body, copy_from_agent_id: agent.vendorId } },
        ...patches(ofNewAgent, withoutEmpty(Object.fromEntries(different)), original),
      ];
    },
  };
}

/** The call that makes the changes; none when there are none. Configuration objects are sent whole. */
function patches(path: Route, changes: JsonObject, current: JsonObject): PlannedCall[] {
  if (Object.keys(changes).length === 0) return [];
  const body = Object.entries(changes).map(([key, value]) => [
    key,
    isConfigObject(key) ? mergeConfig(key, current[key], value as JsonObject) : value,
  ]);
  return [{ ...plannedCall('PATCH', path, Object.fromEntries(body)), sets: placesOf(changes) }];
}

/** Nothing documents that null may be sent, or anything else that is no text. */
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function nothingIn(changes: JsonObject): InputError {
  return new InputError(Object.keys(changes).slice(0, 1), 'must have at least one field');
}

/** A configuration object counts as one place, but for the one with the unified fields. */
function placesOf(changes: JsonObject): string[][] {
  return Object.entries(changes).flatMap(([key, value]) =>
    key === 'llm_config' ? Object.keys(value as JsonObject).map((member) => [key, member]) : [[key]],
  );
}

/** A configuration object in which nothing is set changes nothing. */
function withoutEmpty(changes: JsonObject): JsonObject {
  const isSet = ([key, value]: [string, unknown]) =>
    !isConfigObject(key) || Object.keys(value as JsonObject).length > 0;
  return Object.fromEntries(Object.entries(changes).filter(isSet));
}

function isConfigObject(key: string): key is ConfigObjectKey {
  return key !== 'plugins' && CONFIG_KEYS.some((known) => known === key);
}
