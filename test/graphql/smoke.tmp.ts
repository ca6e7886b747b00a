import { graphql } from '../generated/index.ts';
export const AllAgents = graphql(`query AllAgents { agents { totalCount nodes { id vendor name } } }`);
