/** How long an answer may take besides its vendor calls; milliseconds. */
const MARGIN_MS = 5_000;

/** The calls of a change: what is there, the change, what became of it. */
const CALLS_OF_A_CHANGE = 3;

/**
 * How long requests under way may take when the process stops: each call of a change may wait to be sent, and then has its
 * account's deadline; an operation reads until its own is over. Milliseconds.
 *
 * @param operationTimeoutMs the setting. @default 0 - it is shorter than a change takes, as it is by default
 */
export function drainTime(
  accounts: readonly { readonly timeoutMs: number; readonly queueTimeoutMs: number }[],
  operationTimeoutMs = 0,
): number {
  const slowest = Math.max(...accounts.map(({ timeoutMs, queueTimeoutMs }) => timeoutMs + queueTimeoutMs));
  return Math.max(CALLS_OF_A_CHANGE * slowest, operationTimeoutMs) + MARGIN_MS;
}
