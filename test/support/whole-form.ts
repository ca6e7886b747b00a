/** @module A form in which every field is filled in, the same way each time. */
import { type FormField, type FormPurpose, type Input, put } from './form.ts';

/** How the fields are filled in. */
export interface WholeFormOptions {
  readonly purpose: FormPurpose;
  /** Forms with different numbers have other values in every field that has several. @default 0 */
  readonly variant?: number;
  /** What to enter in some fields, by their path; undefined leaves a field out. */
  readonly entries?: Readonly<Record<string, unknown>>;
}

/** An input with all fields of a form, of a new agent or of a change. No two numbers or texts in it are the same. */
export function wholeForm(fields: readonly FormField[], options: WholeFormOptions): Input {
  const { purpose, variant = 0, entries = {} } = options;
  let count = 0;

  function fill(input: Input, offered: readonly FormField[], stepsOf: (path: string) => string[]): Input {
    for (const field of offered) {
      if (purpose === 'CREATE' ? field.onlyOnUpdate : field.onlyOnCreate) continue;
      const value = Object.hasOwn(entries, field.path) ? entries[field.path] : entryFor(field);
      if (value === undefined) continue;
      put(input, stepsOf(field.path), value);
    }
    return input;
  }

  function entryFor(field: FormField): unknown {
    count++;
    const { kind, members, keys, items } = field;
    const isHigh = variant % 2 === 1;
    switch (kind) {
      case 'OBJECT':
        return fill({}, members ?? [], (path) => [path.slice(path.lastIndexOf('.') + 1)]);
      case 'LIST':
        return [items ? entryFor(items) : null];
      case 'MAP':
        return { [String(keys?.allowedValues?.[0] ?? `key_${count}`)]: items ? entryFor(items) : null };
      case 'YES_NO':
        return !isHigh;
      case 'WHOLE_NUMBER':
        return Math.min((field.minimum ?? 0) + count + variant, field.maximum ?? Number.POSITIVE_INFINITY);
      case 'NUMBER': {
        const { minimum, maximum } = field;
        const low = minimum ?? 0;
        // Fractions that all number formats hold exactly.
        return low + ((maximum ?? low + 1) - low) * (((count + variant) % 31) / 32);
      }
      case 'TIME':
        return `0${variant % 10}:${String(count % 60).padStart(2, '0')}:00`;
      case 'DATE_TIME':
        return new Date(Date.UTC(2026, variant % 12, 1, 0, count)).toISOString();
      case 'URL':
        return `https://example.com/${variant}/${count}`;
      case 'JSON':
        return { [`key_${count}`]: `value ${variant}` };
      default: {
        const { allowedValues } = field;
        if (allowedValues && allowedValues.length > 0) return allowedValues[variant % allowedValues.length];
        const text = `Text ${variant} ${count}`.padEnd(field.minLength ?? 0, '.');
        return text.slice(0, field.maxLength ?? undefined);
      }
    }
  }

  return fill(
    {},
    fields.filter(({ within }) => within === null),
    (path) => path.split('.'),
  );
}
