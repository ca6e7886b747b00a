import type { CodegenConfig } from '@graphql-codegen/cli';
import { extensionType } from './src/contract/sdl/vendor-types.ts';
import { vendors } from './src/vendors/index.ts';

const outcome = '../agents/lifecycle/outcome.ts#Outcome';
const shownAgent = '../core/agent.ts#ShownAgent';

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  generates: {
    'src/generated/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        contextType: '../graphql/context.ts#Context',
        useTypeImports: true,
        enumsAsTypes: true,
        immutableTypes: true,
        makeResolverTypeCallable: true,
        resolversNonOptionalTypename: false,
        defaultScalarType: 'unknown',
        scalars: {
          DateTime: 'Date',
          URL: 'string | URL',
          JSONObject: '{ [key: string]: unknown }',
          JSON: 'unknown',
          LocalTime: 'string',
          DateTimeOrDuration: 'string',
          SafeInt: 'number',
        },
        mappers: {
          Agent: shownAgent,
          AgentExtension: shownAgent,
          ...Object.fromEntries(vendors.map((vendor) => [extensionType(vendor).name, shownAgent])),
          Account: '../accounts/account.ts#Account as ConnectedAccount',
          AccountHealth: '../accounts/health.ts#AccountHealth as HealthSource',
          AccountFailure: '../accounts/account-failure.ts#AccountFailure as FailureSource',
          AgentConnection: '../graphql/lists/shown-page.ts#ShownPage',
          AccountSync: '../graphql/lists/shown-page.ts#SyncedAccount',
          Facet: '../catalog/query/facets.ts#CatalogFacet',
          Freshness: '../graphql/lists/shown-page.ts#PageFreshness',
          AgentEdge: '../graphql/resolvers/connections.ts#AgentEdgeSource',
          AgentVersion: '../agents/versions/listed-versions.ts#ListedVersion',
          AgentVersionConnection: '../agents/versions/listed-versions.ts#ListedVersions',
          LanguageModel: '../graphql/resolvers/language-model.ts#LanguageModelSource',
          ModelRetirement: '../graphql/lists/model-retirements.ts#ModelRetirement as RetirementSource',
          AccountRetirement: '../graphql/lists/model-retirements.ts#AccountRetirement as AccountRetirementSource',
          NotCarriedField: '../agents/lifecycle/outcome.ts#NotCarriedField as LossSource',
          // Which vendors there are is known at run time only.
          Vendor: 'string',
          UserError: '../agents/lifecycle/user-error.ts#UserError as UserErrorSource',
          VendorCall: '../agents/lifecycle/outcome.ts#VendorCallPreview',
          ...Object.fromEntries(
            ['Create', 'Update', 'Delete', 'Pause', 'Resume', 'Archive', 'Unarchive', 'Publish', 'Copy'].map((verb) => [
              `${verb}AgentPayload`,
              outcome,
            ]),
          ),
          RestoreAgentVersionPayload: outcome,
          ContractDrift: '../accounts/drift-log.ts#Drift',
          WritableField: '../contract/writable-fields.ts#WritableField as FieldSource',
        },
      },
    },
    'test/generated/': {
      preset: 'client',
      documents: ['test/**/*.ts', '!test/generated/**'],
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        importExtension: '.ts',
        scalars: {
          DateTime: 'string',
          URL: 'string',
          JSONObject: '{ [key: string]: unknown }',
          JSON: 'unknown',
          LocalTime: 'string',
          DateTimeOrDuration: 'string',
          SafeInt: 'number',
        },
      },
    },
  },
};

export default config;
