/**
 * @module The table of language models: which there are, and when their providers end them. Written by `npm run models`; the
 * dates are those of LiteLLM (MIT, see `LICENSE-litellm`), and what was looked up by hand.
 */
import { formOf } from './form.ts';
import models from './models.json' with { type: 'json' };

/** What is known of a model. */
export interface LanguageModelRow {
  readonly id: string;
  /** Whose schedule the end is by: an id of `providers.json`. */
  readonly provider: string;
  /** For people. */
  readonly label: string;
  /** The first day, in UTC, on which its provider does not answer for it any more. Absent: none is announced. */
  readonly retiresAt?: string;
  /** Where that stands. */
  readonly source?: string;
  /** The day on which it was read. */
  readonly readOn: string;
  /** What else it is called. */
  readonly aliases?: readonly string[];
}

const table = models as readonly LanguageModelRow[];

/** The rows by what they are looked up by. */
interface Index {
  readonly byId: ReadonlyMap<string, LanguageModelRow>;
  readonly byForm: ReadonlyMap<string, LanguageModelRow>;
}

let index: Index | undefined;

/** Made when the first model is looked up: no start has to wait for it. */
function indexed(): Index {
  const names = (row: LanguageModelRow) => [row.id, ...(row.aliases ?? [])].map((word) => [formOf(word), row] as const);
  index ??= { byId: new Map(table.map((row) => [row.id, row])), byForm: new Map(table.flatMap(names)) };
  return index;
}

/** The row of an id, letter for letter. */
export function rowOfId(id: string): LanguageModelRow | undefined {
  return indexed().byId.get(id);
}

/** The row of a model by what it is called: its id or another name, however it is written. */
export function rowOfName(name: string): LanguageModelRow | undefined {
  return indexed().byForm.get(formOf(name));
}
