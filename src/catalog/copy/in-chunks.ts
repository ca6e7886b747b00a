import type { Store } from '../../store/store.ts';

/** Most rows of one statement: what a statement waits for, others wait for too. */
const MAX_ROWS = 500;

/**
 * Rows in groups that one statement takes.
 *
 * @param columns values of each row
 */
export function inChunks<Row>(rows: readonly Row[], { features }: Pick<Store, 'features'>, columns = 1): Row[][] {
  const size = Math.min(MAX_ROWS, Math.floor(features.maxParameters / columns));
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}
