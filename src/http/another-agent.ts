import { isSameId } from '../core/uuid.ts';
import type { VendorCall } from './call.ts';

/** How paths name an agent: see {@link route}. */
const AGENT = '{id}';

type CalledPath = Pick<VendorCall, 'path' | 'pathTemplate'>;

/**
 * Whether two calls are about two different agents: both name one at the same place of the same path. Where anything else
 * differs first, or a path has no template, that is not known, and the answer is no.
 */
export function areOfTwoAgents(one: CalledPath, other: CalledPath): boolean {
  if (one.pathTemplate === undefined || other.pathTemplate === undefined) return false;
  const [names, otherNames] = [one.pathTemplate.split('/'), other.pathTemplate.split('/')];
  const [values, otherValues] = [one.path.split('/'), other.path.split('/')];
  for (const [index, name] of names.entries()) {
    if (name !== otherNames[index]) return false;
    const [value = '', otherValue = ''] = [values[index], otherValues[index]];
    if (value === otherValue) continue;
    return name === AGENT && !isSameId(decodeURIComponent(value), decodeURIComponent(otherValue));
  }
  return false;
}
