/** @module What is said of a unified field that has no place in what is there. */
import { alternatives } from '../core/words.ts';
import type { InputContract, InputIssue } from './input.ts';
import { sentence } from './mistakes.ts';
import { placeOf } from './places.ts';
import type { UnifiedPlace } from './unified-places.ts';

/** What tells forms apart: a key and its values in each of them; without a key, fields that only some of them have. */
interface TellingForm {
  /** Wire path of the union. */
  readonly path: readonly string[];
  readonly key: string | undefined;
  readonly words: readonly string[];
}

/** The first union in which places differ, as each of them has it; empty where they stand in the same forms. */
export function tellingForms(places: readonly UnifiedPlace[]): TellingForm[] {
  const depth =
    places[0]?.steps.findIndex((step, at) => places.some((place) => !isSameStep(step, place.steps[at]))) ?? -1;
  if (depth === -1 || places[0]?.steps[depth]?.kind !== 'FORM') return [];
  return formsAt(places, depth);
}

/** @param isChoice whether the caller can choose a form that has the place; otherwise the agent's own form lacks it */
export function notPlaced(
  { contract, inputMember, label }: InputContract,
  name: string,
  places: readonly UnifiedPlace[],
  isChoice: boolean,
): InputIssue {
  const depth = places[0]?.steps.findIndex(({ kind }) => kind === 'FORM') ?? -1;
  const [first, ...others] = isChoice ? tellingForms(places) : formsAt(places, depth);
  if (first === undefined) {
    const message = sentence([name], `can not be set: the list of ${label} in which it stands has no item for it`);
    return { code: 'UNSUPPORTED', field: [name], message };
  }
  const path = first.key === undefined ? first.path : [...first.path, first.key];
  const { field } = placeOf(contract, path, inputMember);
  const words = alternatives([...new Set([first, ...others].flatMap((form) => form.words))]);
  if (!isChoice) {
    const only = first.key === undefined ? `with ${words}` : `where it is ${words}`;
    const message = sentence([name], `can not be set with this ${field.join('.')}: only ${only}`);
    return { code: 'UNSUPPORTED', field: [name], message };
  }
  const needed = first.key === undefined ? `needs one of its own fields with ${name}` : `is required with ${name}`;
  return { code: 'INVALID', field: [...field], message: sentence(field, `${needed}: ${words}`), isMissing: true };
}

function formsAt(places: readonly UnifiedPlace[], depth: number): TellingForm[] {
  return places.flatMap(({ steps }): TellingForm[] => {
    const step = steps[depth];
    if (step?.kind !== 'FORM') return [];
    const path = steps.slice(0, depth).flatMap((before) => (before.kind === 'KEY' ? [before.key] : []));
    const [literal] = Object.entries(step.branch.literals);
    if (literal !== undefined) return [{ path, key: literal[0], words: literal[1].map(String) }];
    return [{ path, key: undefined, words: Object.keys(step.branch.schema.properties ?? {}) }];
  });
}

function isSameStep(a: UnifiedPlace['steps'][number], b: UnifiedPlace['steps'][number] | undefined): boolean {
  if (a.kind === 'KEY') return b?.kind === 'KEY' && a.key === b.key;
  return b?.kind === a.kind && b.branch.schema === a.branch.schema;
}
