import type { Resolvers } from '../../generated/resolvers.ts';
import { agentsOfModel } from '../lists/model-retirements.ts';
import { replacementsAt } from './language-model.ts';

/** Resolvers of what `Query.retirements` shows. */
export const retirementResolvers = {
  ModelRetirement: {
    languageModel: ({ model, accounts }) => ({ model, vendors: accounts.map(({ account }) => account.vendor) }),
    agentCount: ({ accounts }) => accounts.reduce((sum, { agentCount }) => sum + agentCount, 0),
    agents: agentsOfModel,
  },
  AccountRetirement: {
    replacements: ({ account, model }, _, context) => replacementsAt(model, account.vendor, context),
  },
} satisfies Pick<Resolvers, 'ModelRetirement' | 'AccountRetirement'>;
