import { remoteKeySet } from '../../access/jwt/remote-key-set.ts';
import type { CheckedAccessSettings } from '../../settings/access.ts';
import type { Warning } from './warning.ts';

/** Asks for the keys that tokens are checked with, as the first token would: without them, every token is refused. */
export async function missingTokenKeys(access: CheckedAccessSettings): Promise<Warning[]> {
  const { jwksUrl } = access?.jwt ?? {};
  if (jwksUrl === undefined) return [];
  const warnings: Warning[] = [];
  const findKey = remoteKeySet(jwksUrl, {
    onProblem: (message) => warnings.push({ path: ['access', 'jwt', 'jwksUrl'], message }),
    now: () => Date.now(),
  });
  try {
    // Nobody has a key of this name. That there is none says that there are others.
    await findKey({ alg: 'RS256', kid: 'rollcall-check' });
  } catch {
    // If it is that the keys can not be had, the listener was told why.
  }
  return warnings;
}
