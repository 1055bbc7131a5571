import type { Explanation } from '../diagnostics/explanation.ts';

const WHERE = '`ministudio schema --config` prints what can be written.';

/** What can be wrong with a file of configuration. */
export const CONFIG_EXPLANATIONS: readonly Explanation[] = [
  {
    code: 'config/unknown-key',
    severity: 'error',
    title: 'A key is not one of the configuration.',
    why: 'A misspelt key would be passed over, and what it was to say would not hold.',
    mend: `Correct it. ${WHERE}`,
    wrong: 'max_paralel: 4',
    right: 'max_parallel: 4',
  },
  {
    code: 'config/missing-key',
    severity: 'error',
    title: 'Something is not said that has to be.',
    why: 'A price without its day is no price that anybody can rely on.',
    mend: 'Add the key.',
    wrong: 'providers:\n  kling:\n    prices: { kling-3.0: { usd_per_second: 0.1 } }',
    right:
      'providers:\n  kling:\n    prices: { kling-3.0: { usd_per_second: 0.1, as_of: 2026-10-01 } }',
  },
  {
    code: 'config/wrong-type',
    severity: 'error',
    title: 'A value is of another kind than its key takes.',
    why: 'Nothing is guessed from it.',
    mend: `Write it as the message says. ${WHERE}`,
    wrong: 'budget: twenty',
    right: 'budget: 20',
  },
  {
    code: 'config/bad-value',
    severity: 'error',
    title: 'A value can’t be used.',
    why: 'It is of the right kind, and not one of those that mean something here.',
    mend: `Write it as the message says. ${WHERE}`,
    wrong: 'quality: hihg',
    right: 'quality: high',
  },
  {
    code: 'config/out-of-range',
    severity: 'error',
    title: 'A number is too small or too large.',
    why: 'It is not made to fit unasked.',
    mend: 'Write one within the limits that the message names.',
    wrong: 'max_parallel: 0',
    right: 'max_parallel: 1',
  },
  {
    code: 'config/bad-place',
    severity: 'error',
    title: 'Under `secrets` stands something that is no place.',
    why: 'There is written where a secret is kept, and never the secret itself: the file is committed and read by others.',
    mend: 'Write an address such as `gcp://my-project/hf-token`, or `env`.',
    wrong: 'secrets: { HF_TOKEN: my-token }',
    right: 'secrets: { HF_TOKEN: gcp://my-project/hf-token }',
  },
  {
    code: 'config/secret',
    severity: 'error',
    title: 'A secret is written into a file of configuration.',
    why: 'The file is committed, copied and read by others, and whoever has the key can spend your money.',
    mend: 'Take it out, make a new key where the file was shared, and keep that in `.env` (see .env.example) or in a secret manager that `secrets:` names.',
    wrong: 'providers: { kling: { api_key: my-key } }',
    right: 'secrets: { KLING_API_KEY: aws://films/prod#kling }',
  },
  {
    code: 'config/unknown-provider',
    severity: 'error',
    title: 'A provider is set up that there is none of.',
    why: 'A misspelt provider would not be set up as you think.',
    mend: 'Correct the name; `ministudio providers list` shows what there is. One of your own is named with `module`.',
    wrong: 'providers: { vertx-ai: { location: europe-west4 } }',
    right: 'providers: { vertex-ai: { location: europe-west4 } }',
  },
  {
    code: 'config/unknown-setting',
    severity: 'error',
    title: 'A provider has no setting of that name.',
    why: 'A misspelt setting would be passed over, and the provider’s usual value hold.',
    mend: 'Correct it; `ministudio providers show NAME` lists the settings. What is sent with each request stands under `options`.',
    wrong: 'providers: { vertex-ai: { region: europe-west4 } }',
    right: 'providers: { vertex-ai: { location: europe-west4 } }',
  },
];
