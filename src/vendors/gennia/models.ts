/** @module Finds the language model that a caller means among those of the workspace. */
import type { z } from 'zod';
import { InputError } from '../plan.ts';
import type { aiModel } from './contract.ts';
import { wireSettings } from './contract-settings.ts';

/** A language model of the workspace. */
export type GenniaModel = z.infer<typeof aiModel>;

/** Which models are read. */
export interface ModelScope {
  /** Leave out those that are no longer active in the workspace. @default true */
  readonly activeOnly?: boolean | undefined;
}

/** Reads the models of the workspace. */
export type ReadModels = (scope?: ModelScope) => Promise<readonly GenniaModel[]>;

/** The ways to name a model; the first that fits counts. */
const NAMES = ['publicId', 'modelId', 'name'] as const;

/** So many models are named in a message. */
const NAMED_MAX = 10;

/**
 * The publicId of the model that a caller means by its publicId, the provider's name for it or its own name. What fits
 * to the letter goes before what fits but for upper and lower case. A publicId may also be that of a model that is no
 * longer active: an agent can still have it.
 *
 * @throws InputError when none fits, or several do
 */
export async function findPublicId(wanted: string, readModels: ReadModels): Promise<string> {
  const active = await readModels();
  const [found, ...others] = fitting(active, wanted);
  if (found !== undefined && others.length > 0) {
    throw refused(
      `must be the publicId of one model, since several are called "${wanted}": ${list([found, ...others], inFull)}`,
    );
  }
  if (found !== undefined) return found.publicId;
  if (wireSettings.aiModelPublicId.safeParse(wanted).success) {
    const all = await readModels({ activeOnly: false });
    const inactive = all.find(({ publicId }) => publicId.toLowerCase() === wanted.toLowerCase());
    if (inactive !== undefined) return inactive.publicId;
  }
  const known = active.length === 0 ? 'it has none at all' : `it has ${list(active, inShort)}`;
  throw refused(`must be an active model of the workspace, and "${wanted}" is none: ${known}`);
}

/** Each model once. */
function fitting(models: readonly GenniaModel[], wanted: string): GenniaModel[] {
  for (const form of [asItIs, inLowerCase]) {
    for (const name of NAMES) {
      const found = models.filter((model) => form(model[name] ?? '') === form(wanted));
      if (found.length > 0) return [...new Map(found.map((model) => [model.publicId, model])).values()];
    }
  }
  return [];
}

function asItIs(text: string): string {
  return text;
}

function inLowerCase(text: string): string {
  return text.toLowerCase();
}

function refused(message: string): InputError {
  return new InputError(['aiModelPublicId'], message);
}

function list(models: readonly GenniaModel[], write: (model: GenniaModel) => string): string {
  const named = models.slice(0, NAMED_MAX).map(write).join(', ');
  return models.length > NAMED_MAX ? `${named} and ${models.length - NAMED_MAX} more` : named;
}

function inShort({ publicId, modelId, name }: GenniaModel): string {
  return modelId || name || publicId;
}

function inFull({ publicId, name, provider }: GenniaModel): string {
  return [publicId, name, provider].filter((text) => text).join(' ');
}
