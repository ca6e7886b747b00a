/**
 * @module The configuration objects of a Nova agent, as requests take them. Their members and which of them are required
 * stand in the vendor's SDKs (https://github.com/CozmoXAI/js-sdk, `src/resources/agents.ts`; which numbers are whole:
 * https://github.com/CozmoXAI/python-sdk, `types/*_config_param.py`), `use_gender_plugin` on
 * https://docs.cozmox.ai/api-reference/agents/update-agent. Nobody documents a range or a default, so none is checked.
 */
import { z } from 'zod';
import '../../contract/meta.ts';

const text = (description: string) => z.string().optional().describe(description);
const number = (description: string) => z.number().optional().describe(description);
const whole = (description: string) => z.int32().optional().describe(description);
const flag = (description: string) => z.boolean().optional().describe(description);

/** `llm_config`: the language model. */
export const llmConfig = z
  .strictObject({
    provider: z
      .enum(['openai', 'anthropic'])
      .meta({
        id: 'NovaLlmProvider',
        description: 'Whose language model answers.',
        valueDescriptions: { openai: 'A model of OpenAI.', anthropic: 'A model of Anthropic.' },
      })
      .describe('Whose model it is. Nova needs it with everything that is set of the model, the temperature too.'),
    model: z
      .string({ error: 'is required by Nova with a temperature or any other setting of the model' })
      .meta({ unified: 'model', description: "The language model, by the provider's own name." }),
    temperature: z.number().optional().meta({ unified: 'temperature', description: 'Randomness of the answers.' }),
    top_p: number('Nucleus sampling: the share of likely tokens that are considered.'),
    top_k: whole('How many of the most likely tokens are considered. For Anthropic only.'),
    presence_penalty: number('Penalty for what has been mentioned before. For OpenAI only.'),
    frequency_penalty: number('Penalty for what is repeated often.'),
    max_tokens: whole('Longest answer in tokens.'),
    parallel_tool_calls: flag('Whether the model may call several tools at once.'),
    system_prompt: text("A system prompt of the model's own, besides the agent's instructions."),
  })
  .meta({
    id: 'NovaLlmConfigInput',
    description: 'The language model of a Nova agent. Needs a provider and a model whenever it is sent.',
  });

/** A change of `llm_config`. */
export const llmConfigChange = llmConfig.partial().meta({
  id: 'NovaLlmConfigChange',
  description: 'A change of the language model of a Nova agent. What is left out stays as it is.',
});

/** `voice_config`: the voice that speaks. */
export const voiceConfig = z
  .strictObject({
    provider: z.string().describe('Whose speech synthesis speaks.'),
    model: z.string().describe("The speech model, by the provider's own name."),
    voice_id: text("The voice, by the provider's own id."),
    language: text('The language that is spoken.'),
    speed: number('How fast the voice speaks.'),
    stability: number('How evenly the voice speaks.'),
    similarity_boost: number('How closely the voice keeps to its original.'),
    style: number("How strongly the voice's style is brought out."),
    use_speaker_boost: flag('Whether likeness to the original speaker is boosted.'),
    sample_rate: whole('Samples per second of the audio.'),
  })
  .meta({ id: 'NovaVoiceConfigInput', description: 'The voice of a Nova agent.' });

/** A change of `voice_config`. */
export const voiceConfigChange = voiceConfig.partial().meta({
  id: 'NovaVoiceConfigChange',
  description: 'A change of the voice of a Nova agent. What is left out stays as it is.',
});

/** `transcriber_config`: what turns speech into text. */
export const transcriberConfig = z
  .strictObject({
    provider: z
      .enum(['deepgram', 'elevenlabs', 'speechmatics'])
      .meta({
        id: 'NovaTranscriberProvider',
        description: 'Whose speech recognition listens.',
        valueDescriptions: {
          deepgram: 'Deepgram.',
          elevenlabs: 'ElevenLabs.',
          speechmatics: 'Speechmatics.',
        },
      })
      .describe('Whose recognition it is.'),
    model: text("The recognition model, by the provider's own name."),
    language: text('The language that is recognised; the older form, kept for compatibility.'),
    language_code: text('The language that is recognised, as a code.'),
    commit_strategy: z
      .enum(['manual', 'vad'])
      .meta({
        id: 'NovaCommitStrategy',
        description: 'How segments of a transcript end.',
        valueDescriptions: {
          manual: 'Segments are ended explicitly.',
          vad: 'Voice activity detection ends segments.',
        },
      })
      .optional()
      .describe('How segments of the transcript end. For ElevenLabs only.'),
    eager_eot_threshold: number('Confidence from which an early end of turn is assumed.'),
    eot_threshold: number('Confidence from which an end of turn is assumed.'),
    eot_timeout_ms: whole('Silence after which the turn ends in any case, in milliseconds.'),
    endpointing: whole('Silence that ends an utterance; the unit is not documented.'),
    endpointing_ms: whole('Silence that ends an utterance, in milliseconds.'),
    min_speech_duration_ms: whole('Shortest sound that counts as speech, in milliseconds.'),
    num_channels: whole('Number of audio channels.'),
    preemptive_min_confidence: number('Confidence from which an answer is prepared ahead of the end of the turn.'),
    sample_rate: whole('Samples per second of the audio.'),
    detect_language: flag('Whether the language is detected.'),
    enable_logging: flag('Whether the provider may log.'),
    energy_filter: flag('Whether quiet sound is filtered out.'),
    filler_words: flag('Whether filler words are transcribed.'),
    include_language_detection: flag('Whether the transcript states the detected language.'),
    include_timestamps: flag('Whether the transcript states times.'),
    interim_results: flag('Whether preliminary results are sent. For Deepgram V1 only.'),
    no_delay: flag('Whether results are sent without waiting for formatting.'),
    preemptive_generation: flag('Whether an answer is prepared before the turn has ended.'),
    profanity_filter: flag('Whether profanity is masked.'),
    punctuate: flag('Whether punctuation is added.'),
    smart_format: flag('Whether dates, numbers and the like are formatted.'),
    vad_events: flag('Whether events of voice activity are sent.'),
    keyterms: z.array(z.string()).optional().describe('Terms to listen for. For Deepgram Flux only.'),
    keywords: z.array(z.string()).optional().describe('Words to listen for.'),
  })
  .meta({ id: 'NovaTranscriberConfigInput', description: 'The speech recognition of a Nova agent.' });

/** A change of `transcriber_config`. */
export const transcriberConfigChange = transcriberConfig.partial().meta({
  id: 'NovaTranscriberConfigChange',
  description: 'A change of the speech recognition of a Nova agent. What is left out stays as it is.',
});

/** `vad_config`: voice activity detection. */
export const vadConfig = z
  .strictObject({
    activation_threshold: number('Certainty from which sound counts as speech.'),
    min_speech_duration: number('Shortest sound that starts speech; the unit is not documented.'),
    min_silence_duration: number('Shortest silence that ends speech; the unit is not documented.'),
    max_buffered_speech: whole('Longest speech that is kept in the buffer; the unit is not documented.'),
    prefix_padding_duration: number('How much audio from before the speech is kept; the unit is not documented.'),
    sample_rate: whole('Samples per second of the audio.'),
  })
  .meta({ id: 'NovaVadConfigInput', description: 'The voice activity detection of a Nova agent.' });

/** `extra_config`: interruptions and turns. */
export const extraConfig = z
  .strictObject({
    allow_interruptions: flag('Whether callers may interrupt the agent.'),
    interruption_sensitivity: number('How readily the agent lets itself be interrupted.'),
    min_words: whole('Number of words from which speech counts as an interruption.'),
    turn_detector_enabled: flag('Whether a model detects the end of a turn.'),
    turn_detector_is_multilingual: flag('Whether that model knows several languages.'),
    turn_detector_model_type: text('Which model detects the end of a turn.'),
    use_gender_plugin: text('Use of the gender plug-in. The only documented value is `none`.'),
  })
  .meta({ id: 'NovaExtraConfigInput', description: 'How a Nova agent handles interruptions and turns.' });

/** `greeting_config`: how a conversation begins. */
export const greetingConfig = z
  .strictObject({
    agent_speaks_first: flag('Whether the agent begins the conversation.'),
    greeting: text('What the agent says first.'),
    pause_before_first_message: whole('Pause before the first message; the unit is not documented.'),
    voice_mail_message: text('What is left on voice mail.'),
    welcome_message_is_generated: flag('Whether the model makes up the welcome.'),
  })
  .meta({ id: 'NovaGreetingConfigInput', description: 'How a Nova agent begins a conversation.' });

/** `goodbye_config`: how a conversation ends. */
export const goodbyeConfig = z
  .strictObject({
    enabled: flag('Whether the agent says goodbye.'),
    message: text('What the agent says last.'),
  })
  .meta({ id: 'NovaGoodbyeConfigInput', description: 'How a Nova agent ends a conversation.' });

/** `room_duration_config`: how long a conversation may last. */
export const roomDurationConfig = z
  .strictObject({
    max_duration_min: whole('Longest conversation, in minutes.'),
    max_silence_sec: whole('Longest silence, in seconds.'),
    wait_for_message_sec: whole('How long a message is waited for, in seconds.'),
    close_room_message: text('What is said when the conversation is closed.'),
    duration_warning_message: text('What is said when the time is nearly over.'),
    silence_message: text('What is said when nobody speaks.'),
  })
  .meta({ id: 'NovaRoomDurationConfigInput', description: 'How long a conversation with a Nova agent may last.' });

const thinkingSound = z
  .strictObject({
    sound: z.string().describe('The sound.'),
    probability: number('How likely this sound is played.'),
    volume: number('How loud it is played.'),
  })
  .meta({ id: 'NovaThinkingSoundInput', description: 'A sound that is played while a Nova agent thinks.' });

/** `background_sound`: what is heard behind the voice. */
export const backgroundSound = z
  .strictObject({
    file: z.string().describe('The sound file.'),
    enabled: flag('Whether it is played.'),
    volume: number('How loud it is played.'),
    initial_volume: number('How loud it is played at the beginning.'),
    thinking_sound: z.array(thinkingSound).optional().describe('What is played while the agent thinks.'),
  })
  .meta({ id: 'NovaBackgroundSoundInput', description: 'What is heard behind the voice of a Nova agent.' });

/** A change of `background_sound`. */
export const backgroundSoundChange = backgroundSound.partial().meta({
  id: 'NovaBackgroundSoundChange',
  description: 'A change of what is heard behind the voice of a Nova agent. What is left out stays as it is.',
});

/** `precall_webhook`: an HTTP call that the vendor makes before each conversation. */
export const precallWebhook = z
  .strictObject({
    method: z
      .enum(['GET', 'POST', 'PUT', 'PATCH'])
      .meta({
        id: 'NovaWebhookMethod',
        description: 'The HTTP method of a webhook.',
        valueDescriptions: {
          GET: 'A GET request.',
          POST: 'A POST request.',
          PUT: 'A PUT request.',
          PATCH: 'A PATCH request.',
        },
      })
      .describe('The HTTP method of the call.'),
    url: z.string().describe('Where the call goes.'),
    headers: z
      .record(z.string(), z.string())
      .optional()
      .meta({ secret: true, description: 'Headers of the call, such as credentials. Never shown when reading.' }),
    body_template: z.record(z.string(), z.unknown()).optional().describe('The body of the call, as a template.'),
    timeout_seconds: whole('How long the answer is waited for, in seconds.'),
  })
  .meta({
    id: 'NovaPrecallWebhookInput',
    description: 'An HTTP call that Nova makes before each conversation of the agent.',
  });

/** A change of `precall_webhook`. */
export const precallWebhookChange = precallWebhook.partial().meta({
  id: 'NovaPrecallWebhookChange',
  description:
    'A change of the HTTP call that Nova makes before each conversation. What is left out stays as it is, and so do the keys of `headers` and `bodyTemplate` that are not given: a key can be set, but not taken away.',
});
