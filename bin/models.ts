/**
 * @module `npm run models -- FILE VERSION DAY`: writes the table of language models and their ends, `src/language-models/models.json`,
 * from the file of prices of a release of LiteLLM and from `bin/models/by-hand.json`. Nothing is fetched; CONTRIBUTING.md says
 * where the file comes from.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import byHand from './models/by-hand.json' with { type: 'json' };
import { type LitellmEntry, rowsOf, tableText } from './models/rows.ts';

const USAGE = `npm run models -- FILE VERSION DAY
FILE: model_prices_and_context_window_backup.json of LiteLLM. VERSION: of that release, as 1.110.0. DAY: on which it was read, as 2026-11-26.`;

const [file, version = '', readOn = ''] = process.argv.slice(2);

if (file === undefined || !/^\d+\.\d+\.\d+$/.test(version) || !/^\d{4}-\d{2}-\d{2}$/.test(readOn)) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, LitellmEntry>;
  const rows = rowsOf(entries, { version, readOn }, byHand);
  writeFileSync(new URL('../src/language-models/models.json', import.meta.url), tableText(rows));
  console.log(
    `Written: ${rows.length} models, ${rows.filter(({ retiresAt }) => retiresAt !== undefined).length} with an end.`,
  );
}
