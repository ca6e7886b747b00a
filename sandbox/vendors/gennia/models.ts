/** @module The language models of the embedded Gennia, `GET /ai-models`. */

/** A model as `GET /ai-models` lists it. */
export interface SandboxModel {
  readonly publicId: string;
  readonly name: string;
  readonly modelId: string;
  readonly provider: string;
  readonly displayProvider: string;
  readonly scope: 'global' | 'workspace';
  readonly active: boolean;
  readonly contextWindow: number;
  readonly minTemperature: number;
  readonly maxTemperature: number;
  readonly supportsTemperature: boolean;
  readonly supportsThinking: boolean;
  readonly supportsImage: boolean;
  readonly supportsDocument: boolean;
  readonly inputCostPer1MTokens: number;
  readonly outputCostPer1MTokens: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const COMMON = {
  scope: 'global',
  active: true,
  minTemperature: 0,
  maxTemperature: 2,
  supportsTemperature: true,
  supportsThinking: false,
  supportsImage: true,
  supportsDocument: true,
  createdAt: '2025-06-02T09:00:00Z',
  updatedAt: '2026-05-11T08:30:00Z',
} as const;

/** Models of several providers; one takes no temperature, one belongs to the workspace, one is no longer active. */
export const MODELS: readonly SandboxModel[] = [
  {
    ...COMMON,
    publicId: '0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01',
    name: 'GPT-4.1',
    modelId: 'gpt-4.1',
    provider: 'openai',
    displayProvider: 'OpenAI',
    contextWindow: 1_047_576,
    inputCostPer1MTokens: 2,
    outputCostPer1MTokens: 8,
  },
  {
    ...COMMON,
    publicId: '1d2f8a4c-9b1e-4c57-8a6d-2e7c9d1b3f02',
    name: 'GPT-4o',
    modelId: 'gpt-4o',
    provider: 'openai',
    displayProvider: 'OpenAI',
    contextWindow: 128_000,
    inputCostPer1MTokens: 2.5,
    outputCostPer1MTokens: 10,
  },
  {
    ...COMMON,
    publicId: '2e9a7b1d-3c4f-4d68-b5e1-7f0a6c8d9e03',
    name: 'o3',
    modelId: 'o3',
    provider: 'openai',
    displayProvider: 'OpenAI',
    contextWindow: 200_000,
    supportsTemperature: false,
    supportsThinking: true,
    inputCostPer1MTokens: 2,
    outputCostPer1MTokens: 8,
  },
  {
    ...COMMON,
    publicId: '3f0b8c2e-4d5a-4e79-a6f2-8a1b7d9e0f04',
    name: 'Claude Sonnet 4',
    modelId: 'claude-sonnet-4-20250514',
    provider: 'anthropic',
    displayProvider: 'Anthropic',
    contextWindow: 200_000,
    maxTemperature: 1,
    supportsThinking: true,
    inputCostPer1MTokens: 3,
    outputCostPer1MTokens: 15,
  },
  {
    ...COMMON,
    publicId: '4a1c9d3f-5e6b-4f80-97a3-9b2c8e0f1a05',
    name: 'Gemini 2.5 Flash',
    modelId: 'gemini-2.5-flash',
    provider: 'google',
    displayProvider: 'Google',
    contextWindow: 1_048_576,
    supportsThinking: true,
    inputCostPer1MTokens: 0.3,
    outputCostPer1MTokens: 2.5,
  },
  {
    ...COMMON,
    publicId: '5b2d0e4a-6f7c-4091-88b4-0c3d9f1a2b06',
    name: 'Acme Support (fine-tuned)',
    modelId: 'ft:gpt-4.1-mini:acme:support:9xk2',
    provider: 'openai',
    displayProvider: 'OpenAI',
    scope: 'workspace',
    contextWindow: 128_000,
    supportsImage: false,
    supportsDocument: false,
    inputCostPer1MTokens: 0.8,
    outputCostPer1MTokens: 3.2,
  },
  {
    ...COMMON,
    publicId: '6c3e1f5b-708d-41a2-99c5-1d4e0a2b3c07',
    name: 'GPT-4',
    modelId: 'gpt-4',
    provider: 'openai',
    displayProvider: 'OpenAI',
    active: false,
    contextWindow: 8192,
    supportsImage: false,
    supportsDocument: false,
    inputCostPer1MTokens: 30,
    outputCostPer1MTokens: 60,
  },
];

/** The model of that publicId, also one that is no longer active. */
export function findModel(publicId: string | null): SandboxModel | undefined {
  return MODELS.find((model) => model.publicId === publicId);
}
