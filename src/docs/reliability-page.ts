/** @module The table of faults in `docs/reliability.md`. The prose around it is written by hand. */
import { CODES } from '../core/errors/codes.ts';
import { FAULT_TABLE, type FaultRow, type ReadOperation } from './fault-table.ts';
import { fillBlocks, markdownTable } from './generated-blocks.ts';

/** The page with its table as it follows from {@link FAULT_TABLE}. */
export function reliabilityPage(page: string): string {
  return fillBlocks(page, new Map([['faults', faultTable(Object.values(FAULT_TABLE))]]));
}

function faultTable(rows: readonly FaultRow[]): string {
  return markdownTable(
    ['the vendor', '`agents`', '`agent`, `nodes`', 'sent', 'writes', 'sent'],
    rows.map((row) => [
      row.what,
      readCell(row, 'list'),
      readCell(row, 'byId'),
      row.readAttempts === null ? 'page by page' : timesCell(row.readAttempts),
      writesCell(row),
      row.writes === undefined ? '' : timesCell(row.writes.attempts),
    ]),
  );
}

const FINE = 'as ever';

function readCell({ reads }: FaultRow, operation: ReadOperation): string {
  const outcome = reads[operation];
  if (outcome === undefined) return '';
  if (outcome === 'OK') return FINE;
  const { failure, extensionsCode } = CODES[outcome];
  return `\`${operation === 'list' ? failure : extensionsCode}\``;
}

function writesCell({ writes }: FaultRow): string {
  if (writes === undefined) return '';
  const { outcome, ofCreate = outcome, ofDelete = outcome } = writes;
  const others = [
    ...(ofCreate === outcome ? [] : [`a new agent: ${outcomeCell(ofCreate)}`]),
    ...(ofDelete === outcome ? [] : [`a deletion: ${outcomeCell(ofDelete)}`]),
  ];
  return [outcomeCell(outcome), ...others].join('; ');
}

function outcomeCell(outcome: string): string {
  return outcome === 'OK' ? FINE : `\`${outcome}\``;
}

function timesCell(attempts = 1): string {
  return attempts === 0 ? 'never' : attempts === 1 ? 'once' : `${attempts} times`;
}
