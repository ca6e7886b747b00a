import type { Account } from '../../accounts/account.ts';
import type { AgentFields, AgentRecord } from '../../core/agent.ts';
import { formatAgentId } from '../../core/ids.ts';
import type { FieldValue } from './compare-value.ts';
import { extensionValue } from './extension-value.ts';
import type { AgentField, FieldReference, LanguageModelReference } from './predicate.ts';
import { shownUrl } from './shown-values.ts';

/** What an agent shows in a field; undefined when the record does not hold it yet. */
export function fieldValue(
  agent: AgentRecord,
  field: FieldReference,
  account: Pick<Account, 'vendor'>,
): FieldValue | undefined {
  switch (field.kind) {
    case 'UNIFIED':
      return unifiedValue(agent, field.name, account);
    case 'LANGUAGE_MODEL':
      return languageModelValue(agent.fields.languageModel, field);
    case 'EXTENSION':
      return extensionValue(agent, field, account);
  }
}

function languageModelValue(
  id: AgentFields['languageModel'],
  { valueFor }: LanguageModelReference,
): FieldValue | undefined {
  return typeof id === 'string' ? valueFor(id) : id;
}

function unifiedValue(
  { accountId, vendorId, fields }: AgentRecord,
  name: AgentField,
  { vendor }: Pick<Account, 'vendor'>,
): FieldValue | undefined {
  switch (name) {
    case 'id':
      return formatAgentId(accountId, vendorId);
    case 'vendor':
      return vendor.name;
    case 'accountId':
      return accountId;
    case 'vendorId':
      return vendorId;
    case 'avatarUrl':
      return typeof fields.avatarUrl === 'string' ? shownUrl(fields.avatarUrl) : fields.avatarUrl;
    default:
      return fields[name];
  }
}
