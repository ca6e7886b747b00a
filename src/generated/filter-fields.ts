import type { FilterField } from '../contract/filter-fields.ts';

/** By the keys of vendors. */
export const filterFieldsByVendor: Readonly<Record<string, readonly FilterField[]>> = {
  "aegra": [
    {
      "path": "graphId",
      "wirePath": [
        "graph_id"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "version",
      "wirePath": [
        "version"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "userId",
      "wirePath": [
        "user_id"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "config",
      "wirePath": [
        "config"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "context",
      "wirePath": [
        "context"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "metadata",
      "wirePath": [
        "metadata"
      ],
      "kind": "ANYTHING",
      "isList": false
    }
  ],
  "chatsby": [
    {
      "path": "maxTokens",
      "wirePath": [
        "max_tokens"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "status",
      "wirePath": [
        "status"
      ],
      "kind": "TEXT",
      "isList": false
    }
  ],
  "cometchat": [
    {
      "path": "isActive",
      "wirePath": [
        "isActive"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "appId",
      "wirePath": [
        "appId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "integrateWith",
      "wirePath": [
        "integrateWith"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "integrationType",
      "wirePath": [
        "integrationType"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "integrationMeta.baseUrl",
      "wirePath": [
        "integrationMeta",
        "baseUrl"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "integrationMeta.agentId",
      "wirePath": [
        "integrationMeta",
        "agentId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "integrationMeta.defaultUserId",
      "wirePath": [
        "integrationMeta",
        "defaultUserId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "toolNames",
      "wirePath": [
        "tools"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "actions",
      "wirePath": [
        "actions"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "metaData.greetingMessage",
      "wirePath": [
        "metaData",
        "greetingMessage"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "metaData.introductoryMessage",
      "wirePath": [
        "metaData",
        "introductoryMessage"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "metaData.suggestedMessages",
      "wirePath": [
        "metaData",
        "suggestedMessages"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "instruction",
      "wirePath": [
        "instruction"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "documentId",
      "wirePath": [
        "_id"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "deletedAt",
      "wirePath": [
        "deletedAt"
      ],
      "kind": "ANYTHING",
      "isList": false
    }
  ],
  "gennia": [
    {
      "path": "status",
      "wirePath": [
        "status"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "draftVersionNumber",
      "wirePath": [
        "draftVersionNumber"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "publishedVersionNumber",
      "wirePath": [
        "publishedVersionNumber"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "hasUnpublishedChanges",
      "wirePath": [
        "hasUnpublishedChanges"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "hasExternalChannel",
      "wirePath": [
        "hasExternalChannel"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "aiModelPublicId",
      "wirePath": [
        "aiModelPublicId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "followUpAfterHours",
      "wirePath": [
        "followUpAfterHours"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "followUpInactivityMinutes",
      "wirePath": [
        "followUpInactivityMinutes"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "followUpIntervalMinutes",
      "wirePath": [
        "followUpIntervalMinutes"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "followUpMaxAttempts",
      "wirePath": [
        "followUpMaxAttempts"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "followUpBusinessHoursStart",
      "wirePath": [
        "followUpBusinessHoursStart"
      ],
      "kind": "LOCAL_TIME",
      "isList": false
    },
    {
      "path": "followUpBusinessHoursEnd",
      "wirePath": [
        "followUpBusinessHoursEnd"
      ],
      "kind": "LOCAL_TIME",
      "isList": false
    },
    {
      "path": "dynamicPromptEnabled",
      "wirePath": [
        "dynamicPromptEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "thinkingEnabled",
      "wirePath": [
        "thinkingEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "thinkingEffort",
      "wirePath": [
        "thinkingEffort"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "webSearchEnabled",
      "wirePath": [
        "webSearchEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "sandboxEnabled",
      "wirePath": [
        "sandboxEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "genuiEnabled",
      "wirePath": [
        "genuiEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "longTermMemoryEnabled",
      "wirePath": [
        "longTermMemoryEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "memoryCustomInstructions",
      "wirePath": [
        "memoryCustomInstructions"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "messageDelayEnabled",
      "wirePath": [
        "messageDelayEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "messageDelayType",
      "wirePath": [
        "messageDelayType"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "messageSplittingEnabled",
      "wirePath": [
        "messageSplittingEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "audioListeningEnabled",
      "wirePath": [
        "audioListeningEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "audioResponseEnabled",
      "wirePath": [
        "audioResponseEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "ttsVoice",
      "wirePath": [
        "ttsVoice"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "followUpEnabled",
      "wirePath": [
        "followUpEnabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "followUpPrompt",
      "wirePath": [
        "followUpPrompt"
      ],
      "kind": "TEXT",
      "isList": false
    }
  ],
  "mastra": [
    {
      "path": "instructionBlocks",
      "wirePath": [
        "instructionBlocks"
      ],
      "kind": "ANYTHING",
      "isList": true
    },
    {
      "path": "model.provider",
      "wirePath": [
        "model",
        "provider"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "model.name",
      "wirePath": [
        "model",
        "name"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "modelVariants",
      "wirePath": [
        "modelVariants"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptions.modelSettings",
      "wirePath": [
        "defaultOptions",
        "modelSettings"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptions.maxSteps",
      "wirePath": [
        "defaultOptions",
        "maxSteps"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "defaultOptions.maxProcessorRetries",
      "wirePath": [
        "defaultOptions",
        "maxProcessorRetries"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "defaultOptions.activeTools",
      "wirePath": [
        "defaultOptions",
        "activeTools"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "defaultOptions.toolChoice",
      "wirePath": [
        "defaultOptions",
        "toolChoice"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptions.toolCallConcurrency",
      "wirePath": [
        "defaultOptions",
        "toolCallConcurrency"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptions.requireToolApproval",
      "wirePath": [
        "defaultOptions",
        "requireToolApproval"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "defaultOptions.autoResumeSuspendedTools",
      "wirePath": [
        "defaultOptions",
        "autoResumeSuspendedTools"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "defaultOptions.savePerStep",
      "wirePath": [
        "defaultOptions",
        "savePerStep"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "defaultOptions.returnScorerData",
      "wirePath": [
        "defaultOptions",
        "returnScorerData"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "defaultOptions.includeRawChunks",
      "wirePath": [
        "defaultOptions",
        "includeRawChunks"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "defaultOptions.providerOptions",
      "wirePath": [
        "defaultOptions",
        "providerOptions"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptions.tracingOptions",
      "wirePath": [
        "defaultOptions",
        "tracingOptions"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "defaultOptionVariants",
      "wirePath": [
        "defaultOptionVariants"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "toolConfigs",
      "wirePath": [
        "tools"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "workflows",
      "wirePath": [
        "workflows"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "agents",
      "wirePath": [
        "agents"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "integrationTools",
      "wirePath": [
        "integrationTools"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "toolProviders",
      "wirePath": [
        "toolProviders"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "mcpClients",
      "wirePath": [
        "mcpClients"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "inputProcessors",
      "wirePath": [
        "inputProcessors"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "outputProcessors",
      "wirePath": [
        "outputProcessors"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "scorers",
      "wirePath": [
        "scorers"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "skills",
      "wirePath": [
        "skills"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "workspace",
      "wirePath": [
        "workspace"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "memory",
      "wirePath": [
        "memory"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "browser",
      "wirePath": [
        "browser"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "requestContextSchema",
      "wirePath": [
        "requestContextSchema"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "durable",
      "wirePath": [
        "durable"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "status",
      "wirePath": [
        "status"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "activeVersionId",
      "wirePath": [
        "activeVersionId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "resolvedVersionId",
      "wirePath": [
        "resolvedVersionId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "visibility",
      "wirePath": [
        "visibility"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "authorId",
      "wirePath": [
        "authorId"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "author",
      "wirePath": [
        "author"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "metadata",
      "wirePath": [
        "metadata"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "favoriteCount",
      "wirePath": [
        "favoriteCount"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "isFavorited",
      "wirePath": [
        "isFavorited"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "skillsFormat",
      "wirePath": [
        "skillsFormat"
      ],
      "kind": "TEXT",
      "isList": false
    }
  ],
  "nova": [
    {
      "path": "organizationId",
      "wirePath": [
        "organization_id"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "type",
      "wirePath": [
        "type"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "publicQuota",
      "wirePath": [
        "public_quota"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "allowedSipTrunks",
      "wirePath": [
        "allowed_sip_trunks"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "defaultFunctions",
      "wirePath": [
        "default_functions"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "tools",
      "wirePath": [
        "tools"
      ],
      "kind": "ANYTHING",
      "isList": true
    },
    {
      "path": "llmConfig.provider",
      "wirePath": [
        "llm_config",
        "provider"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "llmConfig.topP",
      "wirePath": [
        "llm_config",
        "top_p"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "llmConfig.topK",
      "wirePath": [
        "llm_config",
        "top_k"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "llmConfig.presencePenalty",
      "wirePath": [
        "llm_config",
        "presence_penalty"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "llmConfig.frequencyPenalty",
      "wirePath": [
        "llm_config",
        "frequency_penalty"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "llmConfig.maxTokens",
      "wirePath": [
        "llm_config",
        "max_tokens"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "llmConfig.parallelToolCalls",
      "wirePath": [
        "llm_config",
        "parallel_tool_calls"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "llmConfig.systemPrompt",
      "wirePath": [
        "llm_config",
        "system_prompt"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "voiceConfig.provider",
      "wirePath": [
        "voice_config",
        "provider"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "voiceConfig.model",
      "wirePath": [
        "voice_config",
        "model"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "voiceConfig.voiceId",
      "wirePath": [
        "voice_config",
        "voice_id"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "voiceConfig.language",
      "wirePath": [
        "voice_config",
        "language"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "voiceConfig.speed",
      "wirePath": [
        "voice_config",
        "speed"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "voiceConfig.stability",
      "wirePath": [
        "voice_config",
        "stability"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "voiceConfig.similarityBoost",
      "wirePath": [
        "voice_config",
        "similarity_boost"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "voiceConfig.style",
      "wirePath": [
        "voice_config",
        "style"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "voiceConfig.useSpeakerBoost",
      "wirePath": [
        "voice_config",
        "use_speaker_boost"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "voiceConfig.sampleRate",
      "wirePath": [
        "voice_config",
        "sample_rate"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.provider",
      "wirePath": [
        "transcriber_config",
        "provider"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "transcriberConfig.model",
      "wirePath": [
        "transcriber_config",
        "model"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "transcriberConfig.language",
      "wirePath": [
        "transcriber_config",
        "language"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "transcriberConfig.languageCode",
      "wirePath": [
        "transcriber_config",
        "language_code"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "transcriberConfig.commitStrategy",
      "wirePath": [
        "transcriber_config",
        "commit_strategy"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "transcriberConfig.eagerEotThreshold",
      "wirePath": [
        "transcriber_config",
        "eager_eot_threshold"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.eotThreshold",
      "wirePath": [
        "transcriber_config",
        "eot_threshold"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.eotTimeoutMs",
      "wirePath": [
        "transcriber_config",
        "eot_timeout_ms"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.endpointing",
      "wirePath": [
        "transcriber_config",
        "endpointing"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.endpointingMs",
      "wirePath": [
        "transcriber_config",
        "endpointing_ms"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.minSpeechDurationMs",
      "wirePath": [
        "transcriber_config",
        "min_speech_duration_ms"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.numChannels",
      "wirePath": [
        "transcriber_config",
        "num_channels"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.preemptiveMinConfidence",
      "wirePath": [
        "transcriber_config",
        "preemptive_min_confidence"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.sampleRate",
      "wirePath": [
        "transcriber_config",
        "sample_rate"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "transcriberConfig.detectLanguage",
      "wirePath": [
        "transcriber_config",
        "detect_language"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.enableLogging",
      "wirePath": [
        "transcriber_config",
        "enable_logging"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.energyFilter",
      "wirePath": [
        "transcriber_config",
        "energy_filter"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.fillerWords",
      "wirePath": [
        "transcriber_config",
        "filler_words"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.includeLanguageDetection",
      "wirePath": [
        "transcriber_config",
        "include_language_detection"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.includeTimestamps",
      "wirePath": [
        "transcriber_config",
        "include_timestamps"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.interimResults",
      "wirePath": [
        "transcriber_config",
        "interim_results"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.noDelay",
      "wirePath": [
        "transcriber_config",
        "no_delay"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.preemptiveGeneration",
      "wirePath": [
        "transcriber_config",
        "preemptive_generation"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.profanityFilter",
      "wirePath": [
        "transcriber_config",
        "profanity_filter"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.punctuate",
      "wirePath": [
        "transcriber_config",
        "punctuate"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.smartFormat",
      "wirePath": [
        "transcriber_config",
        "smart_format"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.vadEvents",
      "wirePath": [
        "transcriber_config",
        "vad_events"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "transcriberConfig.keyterms",
      "wirePath": [
        "transcriber_config",
        "keyterms"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "transcriberConfig.keywords",
      "wirePath": [
        "transcriber_config",
        "keywords"
      ],
      "kind": "TEXT",
      "isList": true
    },
    {
      "path": "vadConfig.activationThreshold",
      "wirePath": [
        "vad_config",
        "activation_threshold"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "vadConfig.minSpeechDuration",
      "wirePath": [
        "vad_config",
        "min_speech_duration"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "vadConfig.minSilenceDuration",
      "wirePath": [
        "vad_config",
        "min_silence_duration"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "vadConfig.maxBufferedSpeech",
      "wirePath": [
        "vad_config",
        "max_buffered_speech"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "vadConfig.prefixPaddingDuration",
      "wirePath": [
        "vad_config",
        "prefix_padding_duration"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "vadConfig.sampleRate",
      "wirePath": [
        "vad_config",
        "sample_rate"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "extraConfig.allowInterruptions",
      "wirePath": [
        "extra_config",
        "allow_interruptions"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "extraConfig.interruptionSensitivity",
      "wirePath": [
        "extra_config",
        "interruption_sensitivity"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "extraConfig.minWords",
      "wirePath": [
        "extra_config",
        "min_words"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "extraConfig.turnDetectorEnabled",
      "wirePath": [
        "extra_config",
        "turn_detector_enabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "extraConfig.turnDetectorIsMultilingual",
      "wirePath": [
        "extra_config",
        "turn_detector_is_multilingual"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "extraConfig.turnDetectorModelType",
      "wirePath": [
        "extra_config",
        "turn_detector_model_type"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "extraConfig.useGenderPlugin",
      "wirePath": [
        "extra_config",
        "use_gender_plugin"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "greetingConfig.agentSpeaksFirst",
      "wirePath": [
        "greeting_config",
        "agent_speaks_first"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "greetingConfig.greeting",
      "wirePath": [
        "greeting_config",
        "greeting"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "greetingConfig.pauseBeforeFirstMessage",
      "wirePath": [
        "greeting_config",
        "pause_before_first_message"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "greetingConfig.voiceMailMessage",
      "wirePath": [
        "greeting_config",
        "voice_mail_message"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "greetingConfig.welcomeMessageIsGenerated",
      "wirePath": [
        "greeting_config",
        "welcome_message_is_generated"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "goodbyeConfig.enabled",
      "wirePath": [
        "goodbye_config",
        "enabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "goodbyeConfig.message",
      "wirePath": [
        "goodbye_config",
        "message"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "roomDurationConfig.maxDurationMin",
      "wirePath": [
        "room_duration_config",
        "max_duration_min"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "roomDurationConfig.maxSilenceSec",
      "wirePath": [
        "room_duration_config",
        "max_silence_sec"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "roomDurationConfig.waitForMessageSec",
      "wirePath": [
        "room_duration_config",
        "wait_for_message_sec"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "roomDurationConfig.closeRoomMessage",
      "wirePath": [
        "room_duration_config",
        "close_room_message"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "roomDurationConfig.durationWarningMessage",
      "wirePath": [
        "room_duration_config",
        "duration_warning_message"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "roomDurationConfig.silenceMessage",
      "wirePath": [
        "room_duration_config",
        "silence_message"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "backgroundSound.file",
      "wirePath": [
        "background_sound",
        "file"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "backgroundSound.enabled",
      "wirePath": [
        "background_sound",
        "enabled"
      ],
      "kind": "BOOLEAN",
      "isList": false
    },
    {
      "path": "backgroundSound.volume",
      "wirePath": [
        "background_sound",
        "volume"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "backgroundSound.initialVolume",
      "wirePath": [
        "background_sound",
        "initial_volume"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "backgroundSound.thinkingSound",
      "wirePath": [
        "background_sound",
        "thinking_sound"
      ],
      "kind": "ANYTHING",
      "isList": true
    },
    {
      "path": "precallWebhook.method",
      "wirePath": [
        "precall_webhook",
        "method"
      ],
      "kind": "ENUM",
      "isList": false
    },
    {
      "path": "precallWebhook.url",
      "wirePath": [
        "precall_webhook",
        "url"
      ],
      "kind": "TEXT",
      "isList": false
    },
    {
      "path": "precallWebhook.bodyTemplate",
      "wirePath": [
        "precall_webhook",
        "body_template"
      ],
      "kind": "ANYTHING",
      "isList": false
    },
    {
      "path": "precallWebhook.timeoutSeconds",
      "wirePath": [
        "precall_webhook",
        "timeout_seconds"
      ],
      "kind": "NUMBER",
      "isList": false
    },
    {
      "path": "plugins",
      "wirePath": [
        "plugins"
      ],
      "kind": "ANYTHING",
      "isList": true
    }
  ]
};
