import type { WireNames } from '../contract/sdl/wire-names.ts';

/** By the keys of vendors. */
export const wireNamesByVendor: Readonly<Record<string, readonly WireNames[]>> = {
  "aegra": [
    {
      "kind": "object",
      "type": "AegraAgent",
      "names": {
        "graphId": "graph_id",
        "version": "version",
        "userId": "user_id",
        "config": "config",
        "context": "context",
        "metadata": "metadata"
      }
    },
    {
      "kind": "enum",
      "type": "AegraIfExists",
      "names": {
        "ERROR": "error",
        "DO_NOTHING": "do_nothing"
      }
    }
  ],
  "chatsby": [
    {
      "kind": "object",
      "type": "ChatsbyAgent",
      "names": {
        "maxTokens": "max_tokens",
        "status": "status"
      }
    }
  ],
  "cometchat": [
    {
      "kind": "object",
      "type": "CometChatAgent",
      "names": {
        "isActive": "isActive",
        "appId": "appId",
        "integrateWith": "integrateWith",
        "integrationType": "integrationType",
        "integrationMeta": "integrationMeta",
        "toolNames": "tools",
        "actions": "actions",
        "metaData": "metaData",
        "instruction": "instruction",
        "documentId": "_id",
        "deletedAt": "deletedAt"
      }
    },
    {
      "kind": "enum",
      "type": "CometChatIntegrateWith",
      "names": {
        "MASTRA": "mastra",
        "MASTRA_LEGACY": "mastra-legacy",
        "LANGGRAPH": "langgraph",
        "CREWAI": "crewai",
        "VERCEL_V5": "vercelV5",
        "AG2": "ag2",
        "RASA": "rasa",
        "AGNO": "agno",
        "AG_UI": "ag-ui"
      }
    },
    {
      "kind": "object",
      "type": "CometChatIntegrationMeta",
      "names": {
        "baseUrl": "baseUrl",
        "agentId": "agentId",
        "defaultUserId": "defaultUserId"
      }
    },
    {
      "kind": "object",
      "type": "CometChatMetaData",
      "names": {
        "greetingMessage": "greetingMessage",
        "introductoryMessage": "introductoryMessage",
        "suggestedMessages": "suggestedMessages"
      }
    }
  ],
  "gennia": [
    {
      "kind": "object",
      "type": "GenniaAgent",
      "names": {
        "status": "status",
        "draftVersionNumber": "draftVersionNumber",
        "publishedVersionNumber": "publishedVersionNumber",
        "hasUnpublishedChanges": "hasUnpublishedChanges",
        "hasExternalChannel": "hasExternalChannel",
        "aiModelPublicId": "aiModelPublicId",
        "followUpAfterHours": "followUpAfterHours",
        "followUpInactivityMinutes": "followUpInactivityMinutes",
        "followUpIntervalMinutes": "followUpIntervalMinutes",
        "followUpMaxAttempts": "followUpMaxAttempts",
        "followUpBusinessHoursStart": "followUpBusinessHoursStart",
        "followUpBusinessHoursEnd": "followUpBusinessHoursEnd",
        "dynamicPromptEnabled": "dynamicPromptEnabled",
        "thinkingEnabled": "thinkingEnabled",
        "thinkingEffort": "thinkingEffort",
        "webSearchEnabled": "webSearchEnabled",
        "sandboxEnabled": "sandboxEnabled",
        "genuiEnabled": "genuiEnabled",
        "longTermMemoryEnabled": "longTermMemoryEnabled",
        "memoryCustomInstructions": "memoryCustomInstructions",
        "messageDelayEnabled": "messageDelayEnabled",
        "messageDelayType": "messageDelayType",
        "messageSplittingEnabled": "messageSplittingEnabled",
        "audioListeningEnabled": "audioListeningEnabled",
        "audioResponseEnabled": "audioResponseEnabled",
        "ttsVoice": "ttsVoice",
        "followUpEnabled": "followUpEnabled",
        "followUpPrompt": "followUpPrompt"
      }
    },
    {
      "kind": "enum",
      "type": "GenniaThinkingEffort",
      "names": {
        "LOW": "low",
        "MEDIUM": "medium",
        "HIGH": "high"
      }
    },
    {
      "kind": "enum",
      "type": "GenniaMessageDelayType",
      "names": {
        "LOW": "LOW",
        "MEDIUM": "MEDIUM",
        "HIGH": "HIGH",
        "RANDOM": "RANDOM"
      }
    }
  ],
  "mastra": [
    {
      "kind": "object",
      "type": "MastraAgent",
      "names": {
        "instructionBlocks": "instructionBlocks",
        "model": "model",
        "modelVariants": "modelVariants",
        "defaultOptions": "defaultOptions",
        "defaultOptionVariants": "defaultOptionVariants",
        "toolConfigs": "tools",
        "workflows": "workflows",
        "agents": "agents",
        "integrationTools": "integrationTools",
        "toolProviders": "toolProviders",
        "mcpClients": "mcpClients",
        "inputProcessors": "inputProcessors",
        "outputProcessors": "outputProcessors",
        "scorers": "scorers",
        "skills": "skills",
        "workspace": "workspace",
        "memory": "memory",
        "browser": "browser",
        "requestContextSchema": "requestContextSchema",
        "durable": "durable",
        "status": "status",
        "activeVersionId": "activeVersionId",
        "resolvedVersionId": "resolvedVersionId",
        "visibility": "visibility",
        "authorId": "authorId",
        "author": "author",
        "metadata": "metadata",
        "favoriteCount": "favoriteCount",
        "isFavorited": "isFavorited",
        "skillsFormat": "skillsFormat"
      }
    },
    {
      "kind": "object",
      "type": "MastraModel",
      "names": {
        "provider": "provider",
        "name": "name"
      }
    },
    {
      "kind": "object",
      "type": "MastraDefaultOptions",
      "names": {
        "modelSettings": "modelSettings",
        "maxSteps": "maxSteps",
        "maxProcessorRetries": "maxProcessorRetries",
        "activeTools": "activeTools",
        "toolChoice": "toolChoice",
        "toolCallConcurrency": "toolCallConcurrency",
        "requireToolApproval": "requireToolApproval",
        "autoResumeSuspendedTools": "autoResumeSuspendedTools",
        "savePerStep": "savePerStep",
        "returnScorerData": "returnScorerData",
        "includeRawChunks": "includeRawChunks",
        "providerOptions": "providerOptions",
        "tracingOptions": "tracingOptions"
      }
    },
    {
      "kind": "object",
      "type": "MastraModelSettings",
      "names": {
        "maxTokens": "maxTokens",
        "topP": "topP",
        "topK": "topK",
        "frequencyPenalty": "frequencyPenalty",
        "presencePenalty": "presencePenalty",
        "stopSequences": "stopSequences",
        "seed": "seed",
        "maxRetries": "maxRetries"
      }
    },
    {
      "kind": "enum",
      "type": "MastraVisibility",
      "names": {
        "PRIVATE": "private",
        "PUBLIC": "public"
      }
    }
  ],
  "nova": [
    {
      "kind": "object",
      "type": "NovaAgent",
      "names": {
        "organizationId": "organization_id",
        "type": "type",
        "publicQuota": "public_quota",
        "allowedSipTrunks": "allowed_sip_trunks",
        "defaultFunctions": "default_functions",
        "tools": "tools",
        "llmConfig": "llm_config",
        "voiceConfig": "voice_config",
        "transcriberConfig": "transcriber_config",
        "vadConfig": "vad_config",
        "extraConfig": "extra_config",
        "greetingConfig": "greeting_config",
        "goodbyeConfig": "goodbye_config",
        "roomDurationConfig": "room_duration_config",
        "backgroundSound": "background_sound",
        "precallWebhook": "precall_webhook",
        "plugins": "plugins"
      }
    },
    {
      "kind": "enum",
      "type": "NovaAgentType",
      "names": {
        "VOICE": "voice",
        "CHAT": "chat",
        "VIDEO": "video"
      }
    },
    {
      "kind": "object",
      "type": "NovaTool",
      "names": {
        "toolId": "tool_id",
        "name": "name",
        "description": "description",
        "method": "method",
        "url": "url",
        "isEnabled": "is_enabled",
        "configOverride": "config_override",
        "parameters": "parameters"
      }
    },
    {
      "kind": "object",
      "type": "NovaToolParameter",
      "names": {
        "name": "name",
        "type": "type",
        "description": "description",
        "required": "required"
      }
    },
    {
      "kind": "object",
      "type": "NovaLlmConfig",
      "names": {
        "provider": "provider",
        "topP": "top_p",
        "topK": "top_k",
        "presencePenalty": "presence_penalty",
        "frequencyPenalty": "frequency_penalty",
        "maxTokens": "max_tokens",
        "parallelToolCalls": "parallel_tool_calls",
        "systemPrompt": "system_prompt"
      }
    },
    {
      "kind": "enum",
      "type": "NovaLlmProvider",
      "names": {
        "OPENAI": "openai",
        "ANTHROPIC": "anthropic"
      }
    },
    {
      "kind": "object",
      "type": "NovaVoiceConfig",
      "names": {
        "provider": "provider",
        "model": "model",
        "voiceId": "voice_id",
        "language": "language",
        "speed": "speed",
        "stability": "stability",
        "similarityBoost": "similarity_boost",
        "style": "style",
        "useSpeakerBoost": "use_speaker_boost",
        "sampleRate": "sample_rate"
      }
    },
    {
      "kind": "object",
      "type": "NovaTranscriberConfig",
      "names": {
        "provider": "provider",
        "model": "model",
        "language": "language",
        "languageCode": "language_code",
        "commitStrategy": "commit_strategy",
        "eagerEotThreshold": "eager_eot_threshold",
        "eotThreshold": "eot_threshold",
        "eotTimeoutMs": "eot_timeout_ms",
        "endpointing": "endpointing",
        "endpointingMs": "endpointing_ms",
        "minSpeechDurationMs": "min_speech_duration_ms",
        "numChannels": "num_channels",
        "preemptiveMinConfidence": "preemptive_min_confidence",
        "sampleRate": "sample_rate",
        "detectLanguage": "detect_language",
        "enableLogging": "enable_logging",
        "energyFilter": "energy_filter",
        "fillerWords": "filler_words",
        "includeLanguageDetection": "include_language_detection",
        "includeTimestamps": "include_timestamps",
        "interimResults": "interim_results",
        "noDelay": "no_delay",
        "preemptiveGeneration": "preemptive_generation",
        "profanityFilter": "profanity_filter",
        "punctuate": "punctuate",
        "smartFormat": "smart_format",
        "vadEvents": "vad_events",
        "keyterms": "keyterms",
        "keywords": "keywords"
      }
    },
    {
      "kind": "enum",
      "type": "NovaTranscriberProvider",
      "names": {
        "DEEPGRAM": "deepgram",
        "ELEVENLABS": "elevenlabs",
        "SPEECHMATICS": "speechmatics"
      }
    },
    {
      "kind": "enum",
      "type": "NovaCommitStrategy",
      "names": {
        "MANUAL": "manual",
        "VAD": "vad"
      }
    },
    {
      "kind": "object",
      "type": "NovaVadConfig",
      "names": {
        "activationThreshold": "activation_threshold",
        "minSpeechDuration": "min_speech_duration",
        "minSilenceDuration": "min_silence_duration",
        "maxBufferedSpeech": "max_buffered_speech",
        "prefixPaddingDuration": "prefix_padding_duration",
        "sampleRate": "sample_rate"
      }
    },
    {
      "kind": "object",
      "type": "NovaExtraConfig",
      "names": {
        "allowInterruptions": "allow_interruptions",
        "interruptionSensitivity": "interruption_sensitivity",
        "minWords": "min_words",
        "turnDetectorEnabled": "turn_detector_enabled",
        "turnDetectorIsMultilingual": "turn_detector_is_multilingual",
        "turnDetectorModelType": "turn_detector_model_type",
        "useGenderPlugin": "use_gender_plugin"
      }
    },
    {
      "kind": "object",
      "type": "NovaGreetingConfig",
      "names": {
        "agentSpeaksFirst": "agent_speaks_first",
        "greeting": "greeting",
        "pauseBeforeFirstMessage": "pause_before_first_message",
        "voiceMailMessage": "voice_mail_message",
        "welcomeMessageIsGenerated": "welcome_message_is_generated"
      }
    },
    {
      "kind": "object",
      "type": "NovaGoodbyeConfig",
      "names": {
        "enabled": "enabled",
        "message": "message"
      }
    },
    {
      "kind": "object",
      "type": "NovaRoomDurationConfig",
      "names": {
        "maxDurationMin": "max_duration_min",
        "maxSilenceSec": "max_silence_sec",
        "waitForMessageSec": "wait_for_message_sec",
        "closeRoomMessage": "close_room_message",
        "durationWarningMessage": "duration_warning_message",
        "silenceMessage": "silence_message"
      }
    },
    {
      "kind": "object",
      "type": "NovaBackgroundSound",
      "names": {
        "file": "file",
        "enabled": "enabled",
        "volume": "volume",
        "initialVolume": "initial_volume",
        "thinkingSound": "thinking_sound"
      }
    },
    {
      "kind": "object",
      "type": "NovaThinkingSound",
      "names": {
        "sound": "sound",
        "probability": "probability",
        "volume": "volume"
      }
    },
    {
      "kind": "object",
      "type": "NovaPrecallWebhook",
      "names": {
        "method": "method",
        "url": "url",
        "bodyTemplate": "body_template",
        "timeoutSeconds": "timeout_seconds"
      }
    },
    {
      "kind": "enum",
      "type": "NovaWebhookMethod",
      "names": {
        "GET": "GET",
        "POST": "POST",
        "PUT": "PUT",
        "PATCH": "PATCH"
      }
    }
  ]
};
