/** @module The unified fields of a document, by what its contract notes. */
import type { z } from 'zod';
import type { AgentFields } from '../core/agent.ts';
import { plainNumber, valueAt } from '../core/json.ts';
import { parseTimestamp } from '../core/timestamps.ts';
import { parseUrl } from '../core/urls.ts';
import { pairsOf } from './unified-pairs.ts';
import { pathIn, placesOfUnified } from './unified-places.ts';

/**
 * The unified fields of a document: from the first marked place that has a value of the right type, or by the contract's
 * pair of functions. A vendor has words of its own for a `status`, which its mapping adds.
 *
 * @example
 * ```ts
 * fields: (document) => ({ ...unifiedFields(agent, document), status: statusOf(document) })
 * ```
 */
export function unifiedFields(contract: z.ZodType, document: Record<string, unknown>): AgentFields {
  const values = (name: string): unknown[] => {
    const pair = pairsOf(contract).get(name);
    if (pair !== undefined) return [pair.read(document)];
    const places = placesOfUnified(contract).filter((place) => place.name === name);
    return places.flatMap((place) => {
      const path = pathIn(place, document);
      return path === undefined ? [] : [valueAt(document, path)];
    });
  };
  const first = <T>(name: string, read: (value: unknown) => T | null): T | null =>
    values(name)
      .map(read)
      .find((value) => value !== null) ?? null;
  return {
    name: first('name', text) ?? '',
    description: first('description', text),
    instructions: first('instructions', text),
    model: first('model', text),
    temperature: first('temperature', number),
    avatarUrl: first('avatarUrl', parseUrl),
    tags: first('tags', texts),
    status: null,
    createdAt: first('createdAt', parseTimestamp),
    updatedAt: first('updatedAt', parseTimestamp),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number | null {
  const plain = plainNumber(value);
  return typeof plain === 'number' ? plain : null;
}

function texts(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
}
