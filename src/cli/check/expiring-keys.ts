import { amount } from '../../core/words.ts';
import type { CheckedAccessSettings } from '../../settings/access.ts';
import type { Warning } from './warning.ts';

const DAY_MS = 86_400_000;

/** How long before the end of a key it is told; days. */
const NOTICE_DAYS = 30;

/**
 * API keys that are refused already, or will be before long.
 *
 * @param now milliseconds since 1970
 */
export function expiringKeys(access: CheckedAccessSettings, now: number): Warning[] {
  return (access?.apiKeys ?? []).flatMap(({ name, keys }, caller) =>
    keys.flatMap((key, index) => {
      const end = endOf(key);
      const days = Math.floor((end - now) / DAY_MS);
      if (days >= NOTICE_DAYS) return [];
      const isReplaced = keys.some((other) => endOf(other) > Math.max(now, end));
      const successor = isReplaced ? `${name} has another one` : `${name} has no other one: "key new" makes it`;
      const path = ['access', 'apiKeys', caller, 'keys', index, 'expiresAt'];
      return [{ path, message: `${end <= now ? 'has expired, and is refused' : expiresIn(days)}; ${successor}` }];
    }),
  );
}

function endOf({ expiresAt }: { readonly expiresAt?: Date | undefined }): number {
  return expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

function expiresIn(days: number): string {
  return days === 0 ? 'expires in less than a day' : `expires in ${amount(days, 'day')}`;
}
