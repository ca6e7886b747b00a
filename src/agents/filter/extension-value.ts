import type { Account } from '../../accounts/account.ts';
import type { FilterFieldKind } from '../../contract/filter-fields.ts';
import type { ShownAgent } from '../../core/agent.ts';
import { valueAt } from '../../core/json.ts';
import { parseTimestamp } from '../../core/timestamps.ts';
import type { FieldValue } from './compare-value.ts';
import type { ExtensionReference, Scalar } from './predicate.ts';
import { shownUrl, timeOfDay } from './shown-values.ts';

/** What an agent shows in a field of its extension; undefined when its list does not hold it. */
export function extensionValue(
  { document, whole }: ShownAgent,
  { vendor: owner, field }: ExtensionReference,
  { vendor }: Pick<Account, 'vendor'>,
): FieldValue | undefined {
  if (vendor.name !== owner) return null;
  const { wirePath, kind, isList } = field;
  const [wireKey = ''] = wirePath;
  if (!whole && !Object.hasOwn(vendor.contract.listItem?.shape ?? {}, wireKey)) return undefined;
  const value = valueAt(document, wirePath);
  if (!isList) return scalarOf(value, kind);
  return Array.isArray(value) ? value.map((item) => scalarOf(item, kind)) : null;
}

/** null also of what is not as it is documented: such values are not shown either. */
function scalarOf(value: unknown, kind: FilterFieldKind): Scalar | null {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'NUMBER':
      return typeof value === 'number' ? value : null;
    case 'BOOLEAN':
      return typeof value === 'boolean' ? value : null;
    case 'DATE_TIME':
      return parseTimestamp(value);
    case 'ANYTHING':
      return true;
    default:
      return typeof value === 'string' ? textOf(value, kind) : null;
  }
}

function textOf(text: string, kind: FilterFieldKind): string {
  if (kind === 'URL') return shownUrl(text);
  return kind === 'LOCAL_TIME' ? timeOfDay(text) : text;
}
