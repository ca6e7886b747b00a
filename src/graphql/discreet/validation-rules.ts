/** @module GraphQL's validation rules, with messages that hold no value of the document. */
import {
  GraphQLError,
  getNamedType,
  isInputObjectType,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  UniqueArgumentNamesRule,
  UniqueInputFieldNamesRule,
  type ValidationContext,
  type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { expectedValue } from './expected-value.ts';

/** Messages of values that name types, fields and variables only. */
const HARMLESS =
  /^(Field "\w+\.\w+" of required type "[\w![\]]+" was not provided|OneOf Input Object "\w+" must specify exactly one key|Field "\w+\.\w+" must be non-null|Variable "\$\w+" must be non-nullable to be used for OneOf Input Object "\w+")\.$/;

/** What is said instead, of the rules that look at what a caller put in. */
const WORDING = new Map<ValidationRule, (error: GraphQLError, context: ValidationContext) => string>([
  [ValuesOfCorrectTypeRule, ofValue],
  [KnownArgumentNamesRule, ofUnknownArgument],
  [KnownDirectivesRule, () => 'Unknown directive, or one that can not stand here.'],
  [UniqueArgumentNamesRule, () => 'An argument is given twice.'],
  [UniqueInputFieldNamesRule, () => 'A field of an input is given twice.'],
]);

/** The same rule; what it reports holds no value. */
export function discreetRule(rule: ValidationRule): ValidationRule {
  const wording = WORDING.get(rule);
  if (wording === undefined) return rule;
  const discreet: ValidationRule = (context) =>
    rule(
      Object.create(context, {
        reportError: {
          value: (error: GraphQLError) =>
            context.reportError(new GraphQLError(wording(error, context), { nodes: error.nodes ?? null })),
        },
      }),
    );
  return Object.defineProperty(discreet, 'name', { value: rule.name });
}

function ofValue({ message, nodes, extensions }: GraphQLError, context: ValidationContext): string {
  // A code has what was made for the caller, by a scalar of ours.
  if (HARMLESS.test(message) || extensions.code !== undefined) return message;
  const [node] = nodes ?? [];
  if (node?.kind === Kind.OBJECT_FIELD) {
    const parent = getNamedType(context.getParentInputType());
    const fields = isInputObjectType(parent) ? Object.keys(parent.getFields()) : [];
    return `A field that "${parent}" does not have; it has ${fields.join(', ')}.`;
  }
  const type = node?.kind === Kind.LIST ? context.getParentInputType() : context.getInputType();
  return type ? `A value is not allowed: ${expectedValue(type)}.` : 'A value is not allowed here.';
}

function ofUnknownArgument(_: GraphQLError, context: ValidationContext): string {
  const owner = context.getDirective() ?? context.getFieldDef();
  const known = owner?.args.map(({ name }) => name).join(', ') || 'none';
  return `An argument that "${owner?.name}" does not have; it has ${known}.`;
}
