import { type GraphQLInputType, getNamedType, isEnumType, isInputObjectType } from 'graphql';

/** What a place of this type takes, in words. */
export function expectedValue(type: GraphQLInputType): string {
  const named = getNamedType(type);
  const expected = `expected a value of type "${type}"`;
  if (isEnumType(named))
    return `${expected}: ${named
      .getValues()
      .map(({ name }) => name)
      .join(', ')}`;
  return isInputObjectType(named) ? `${expected}, an object` : expected;
}
