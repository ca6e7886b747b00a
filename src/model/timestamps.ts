/** Epoch values below this are seconds: as milliseconds they would lie before 1973. */
const SMALLEST_MILLISECONDS = 1e11;

/**
 * A vendor's timestamp: an ISO 8601 string or an epoch number (CometChat documents both forms for one field).
 * Kept to the millisecond, which is what the `DateTime` scalar shows and what agents are ordered by.
 *
 * @returns null when there is no value or it is no point in time.
 */
export function parseTimestamp(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const date =
    typeof value === 'number' && Math.abs(value) < SMALLEST_MILLISECONDS ? new Date(value * 1000) : new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}
