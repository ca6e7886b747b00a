/** @module What is known of language models: the table, and over it what the operator says. */
import { languageModelId, providerInId, rowOf } from './language-model-id.ts';

/** What an operator says of a model. What is left out is as the table has it. */
export interface LanguageModelOverride {
  /** Or any other word for it. */
  readonly id: string;
  readonly label?: string | undefined;
  /** A day or a point in time, in ISO 8601. null: it does not end. */
  readonly retiresAt?: string | null | undefined;
  /** Where that stands, or who says it. */
  readonly source?: string | undefined;
  /** Words for models to use in its place, the best one first. */
  readonly replacements?: readonly string[] | undefined;
}

/** A language model. */
export interface LanguageModel {
  readonly id: string;
  /** Whose schedule its end is by; null where nothing says who makes or serves it. */
  readonly provider: string | null;
  /** For people. */
  readonly label: string;
  /** When its provider stops to answer for it; null: no end is known. */
  readonly retiresAt: Date | null;
  /** Where that stands: an address, or words. */
  readonly retirementSource: string | null;
  /** What the operator wants in its place; undefined where nothing is said. */
  readonly replacements: readonly string[] | undefined;
  /** It is in the table, or the operator says something of it: without an end, none is announced. */
  readonly isKnown: boolean;
}

/** The models of one configuration. */
export class LanguageModels {
  private readonly overrides: ReadonlyMap<string, LanguageModelOverride>;
  private readonly known = new Map<string, LanguageModel>();

  constructor(overrides: readonly LanguageModelOverride[] = []) {
    this.overrides = new Map(overrides.map((override) => [languageModelId(override.id) ?? override.id, override]));
  }

  /** The model of an id, as `languageModelId` gives it. There is one for every id. */
  of(id: string): LanguageModel {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const model = this.read(id);
    // Whatever somebody calls a model is not kept.
    if (model.isKnown) this.known.set(id, model);
    return model;
  }

  private read(id: string): LanguageModel {
    const override = this.overrides.get(id);
    const row = rowOf(id);
    const { retiresAt = row?.retiresAt ?? null, source } = override ?? {};
    const isOwnEnd = override?.retiresAt !== undefined;
    return {
      id,
      provider: row?.provider ?? providerInId(id) ?? null,
      label: override?.label ?? labelOf(id, row),
      retiresAt: retiresAt === null ? null : new Date(retiresAt),
      retirementSource: source ?? (isOwnEnd ? null : (row?.source ?? null)),
      replacements: override?.replacements,
      isKnown: override !== undefined || row !== undefined,
    };
  }
}

function labelOf(id: string, row: { readonly id: string; readonly label: string } | undefined): string {
  if (row === undefined) return id;
  return row.id === id ? row.label : `${row.label}, fine-tuned`;
}
