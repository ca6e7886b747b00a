import { and, isIn, not, or } from '../../agents/filter/combine.ts';
import { plainPredicate } from '../../agents/filter/plain-conditions.ts';
import {
  type AgentField,
  type FieldReference,
  type RelativePredicate,
  TRUE,
  unified,
} from '../../agents/filter/predicate.ts';
import { timeOfDay } from '../../agents/filter/shown-values.ts';
import { splitWords } from '../../catalog/copy/texts.ts';
import type { FilterFieldKind } from '../../contract/filter-fields.ts';
import { accountInWords } from '../../core/ids.ts';
import type { AgentFilter, IdComparator, InputMaybe, LanguageModelFilter } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { type ExtensionReferences, extensionReferences } from './extension-references.ts';
import { FilterLimits } from './filter-limits.ts';
import { languageModelReferences } from './language-model-references.ts';
import { type ComparatorInput, readComparator, type ValueReader } from './read-comparator.ts';
import { readTime } from './read-time.ts';

/** Most words of one text. */
const MAX_WORDS = 100;

/** What the meaning of a filter depends on. */
export interface FilterContext extends Pick<Context, 'accounts' | 'now' | 'languageModels'> {
  /** Those whose own fields can be filtered by. */
  readonly vendors: readonly Vendor[];
}

/**
 * A filter as a predicate. null and absent restrict nothing, an empty list leaves nothing.
 *
 * @throws GraphQLError `BAD_USER_INPUT` with the path of what is wrong, and what is allowed there
 */
export function readFilter(filter: InputMaybe<AgentFilter> | undefined, context: FilterContext): RelativePredicate {
  return filter === null || filter === undefined ? TRUE : new FilterReader(context).read(filter, 'filter', 1);
}

/** Reads one filter. */
class FilterReader {
  private readonly limits = new FilterLimits();
  private readonly context: FilterContext;

  constructor(context: FilterContext) {
    this.context = context;
  }

  read(filter: AgentFilter, path: string, depth: number): RelativePredicate {
    this.limits.checkDepth(path, depth);
    const {
      and: all,
      or: any,
      not: negated,
      vendors,
      accountIds,
      statuses,
      search,
      text,
      tags,
      tagged,
      extension,
      languageModel,
      ...fields
    } = filter;
    const list = (name: 'and' | 'or', filters: readonly AgentFilter[]) => {
      this.limits.checkLength(`${path}.${name}`, filters);
      return filters.map((each, index) => this.read(each, `${path}.${name}[${index}]`, depth + 1));
    };
    return and([
      this.readPlain({ vendors, accountIds, statuses, search, tags }, path),
      this.readWords(text, `${path}.text`),
      this.readFields(fields, path),
      this.readComparator(unified('tags'), tagged, `${path}.tagged`),
      this.readExtension(extension ?? {}, `${path}.extension`),
      this.readLanguageModel(languageModel ?? {}, `${path}.languageModel`),
      all ? and(list('and', all)) : TRUE,
      any ? or(list('or', any)) : TRUE,
      negated ? not(this.read(negated, `${path}.not`, depth + 1)) : TRUE,
    ]);
  }

  private readPlain(plain: PlainMembers, path: string): RelativePredicate {
    for (const [name, operand] of Object.entries(plain)) {
      if (operand !== null && operand !== undefined) this.limits.count(`${path}.${name}`, operand);
    }
    const { vendors, accountIds, statuses, search, tags } = plain;
    this.checkAccounts(accountIds, `${path}.accountIds`);
    return plainPredicate({
      vendors: vendors ?? undefined,
      accountIds: accountIds ?? undefined,
      statuses: statuses ?? undefined,
      search: search ?? undefined,
      tags: tags ?? undefined,
    });
  }

  private readWords(text: string | null | undefined, path: string): RelativePredicate {
    if (text === null || text === undefined) return TRUE;
    this.limits.count(path, text);
    const words = splitWords(text);
    if (words.length > MAX_WORDS) throw badInput(path, `expected at most ${MAX_WORDS} words`);
    return words.length === 0 ? TRUE : { op: 'WORDS', words };
  }

  private readFields(fields: FieldMembers, path: string): RelativePredicate {
    this.checkAccountId(fields.accountId, `${path}.accountId`);
    const names = Object.keys(fields) as (keyof FieldMembers)[];
    return and(names.map((name) => this.readComparator(unified(name), fields[name], `${path}.${name}`)));
  }

  private readLanguageModel({ id, ...known }: LanguageModelFilter, path: string): RelativePredicate {
    const references = languageModelReferences(this.context.languageModels);
    const names = Object.keys(known) as (keyof typeof known)[];
    return and([
      this.readComparator(unified('languageModel'), id, `${path}.id`),
      ...names.map((name) => this.readComparator(references[name], known[name], `${path}.${name}`)),
    ]);
  }

  private readExtension(extension: object, path: string): RelativePredicate {
    return and(
      Object.entries(extension).map(([member, given]) => {
        const vendor = this.context.vendors.find(({ inputMember }) => inputMember === member);
        if (vendor === undefined) throw new Error(`no vendor has the member ${member}`);
        const before = this.limits.conditions;
        const conditions = this.readOwnFields(extensionReferences(vendor), given ?? {}, `${path}.${member}`);
        // Of agents of other vendors all these fields are null, which some conditions would be satisfied by.
        return this.limits.conditions > before ? and([isIn(unified('vendor'), [vendor.name]), conditions]) : TRUE;
      }),
    );
  }

  /** @param prefix the object that the fields are in, with a dot behind it */
  private readOwnFields(references: ExtensionReferences, given: object, path: string, prefix = ''): RelativePredicate {
    return and(
      Object.entries(given).map(([name, member]) => {
        const reference = references.get(prefix + name);
        const here = `${path}.${name}`;
        return reference === undefined
          ? this.readOwnFields(references, member ?? {}, here, `${name}.`)
          : this.readComparator(reference, member, here);
      }),
    );
  }

  private readComparator(field: FieldReference, comparator: ComparatorInput, path: string): RelativePredicate {
    return readComparator(field, comparator, path, this.limits, this.valueReader(field));
  }

  private valueReader(field: FieldReference): ValueReader | undefined {
    switch (kindOf(field)) {
      case 'DATE_TIME':
        return (value, path) => readTime(value, path, this.context.now);
      case 'LOCAL_TIME':
        return (value) => timeOfDay(String(value));
      default:
        return undefined;
    }
  }

  /** Whoever asks for an account that there is not has made a mistake; to leave one out is none. */
  private checkAccountId(comparator: InputMaybe<IdComparator> | undefined, path: string): void {
    const { eq, in: list } = comparator ?? {};
    this.checkAccounts(eq === null || eq === undefined ? [] : [eq], `${path}.eq`);
    this.checkAccounts(list, `${path}.in`);
  }

  private checkAccounts(ids: readonly string[] | null | undefined, path: string): void {
    const unknown = ids?.find((id) => !this.context.accounts.has(id));
    if (unknown !== undefined) throw badInput(path, `no ${accountInWords(unknown)} is configured`);
  }
}

function kindOf(field: FieldReference): FilterFieldKind | undefined {
  switch (field.kind) {
    case 'UNIFIED':
      return UNIFIED_KINDS[field.name];
    case 'LANGUAGE_MODEL':
      return field.valueKind;
    case 'EXTENSION':
      return field.field.kind;
  }
}

/** Of fields whose values are not compared as GraphQL gives them. */
const UNIFIED_KINDS: { readonly [Name in AgentField]?: FilterFieldKind } = {
  createdAt: 'DATE_TIME',
  updatedAt: 'DATE_TIME',
};

type PlainName = 'vendors' | 'accountIds' | 'statuses' | 'search' | 'tags';
type PlainMembers = { readonly [Name in PlainName]: AgentFilter[Name] | undefined };

/** A member that is added to the schema, and neither read by itself nor a field of agents, does not compile. */
type FieldMembers = Omit<
  AgentFilter,
  PlainName | 'text' | 'tagged' | 'extension' | 'languageModel' | 'and' | 'or' | 'not'
> & {
  readonly [Name in AgentField]?: ComparatorInput;
};
