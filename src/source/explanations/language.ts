import type { Explanation } from '../../diagnostics/explanation.ts';

const error = (
  code: string,
  title: string,
  why: string,
  mend: string,
  examples: { wrong?: string; right?: string } = {},
): Explanation => ({ code, severity: 'error', title, why, mend, ...examples });

/** What can be wrong with a film as a document of the language. */
export const LANGUAGE_EXPLANATIONS: readonly Explanation[] = [
  error(
    'film/missing',
    'The film’s file is not there.',
    'A path is relative to the folder in which the command runs.',
    'Correct the path; `ministudio init` writes a first film.',
  ),
  error(
    'film/unreadable',
    'A file can’t be read.',
    'The system refused: it may be a folder, or you may lack permission.',
    'Check what the path names and who may read it.',
  ),
  error(
    'film/unknown-key',
    'A key is not part of the language.',
    'A misspelt key would be ignored, and a wish of yours with it; so every key must be known.',
    'Correct it. A key of your own, for your own tools, starts with `x-`.',
    {
      wrong: 'shots: [{ id: a, camra: { height: 1 } }]',
      right: 'shots: [{ id: a, camera: { height: 1 } }]',
    },
  ),
  error(
    'film/missing-key',
    'Something that is needed is not written.',
    'Few keys are needed, such as the title of a film and the id of a shot: there is no good guess for them.',
    'Add the key.',
    {
      wrong: 'shots: [{ action: A door opens. }]',
      right: 'shots: [{ id: a, action: A door opens. }]',
    },
  ),
  error(
    'film/wrong-type',
    'A value is of the wrong kind.',
    'Where a list is wanted a single word is not enough, and the other way round.',
    'Write it as the message and the example show.',
    { wrong: 'shots: { id: a }', right: 'shots: [{ id: a }]' },
  ),
  error(
    'film/bad-value',
    'A value can’t be understood.',
    'It has the right kind and a form that the language does not know.',
    'Write it as the example shows.',
    { wrong: 'shots: [{ id: a, duration: 6 parsecs }]', right: 'shots: [{ id: a, duration: 6s }]' },
  ),
  error(
    'film/out-of-range',
    'A number is too small or too large.',
    'Outside this range the value has no meaning, or no machine could follow it.',
    'Choose a number within the range.',
    { wrong: 'format: { fps: 1000 }', right: 'format: { fps: 60 }' },
  ),
  error(
    'film/unknown-term',
    'A word is not in the list of terms for this field.',
    'Sizes, angles, movements, transitions and the like are the words of film crews, so that every provider can be told exactly what is meant.',
    'Use one of the terms, or one of their usual names: `WS`, `close-up`, `push in`.',
    { wrong: 'shots: [{ id: a, size: huge }]', right: 'shots: [{ id: a, size: ecu }]' },
  ),
  error(
    'film/unknown-style',
    'A style is neither built in nor defined.',
    'The name of a style alone tells a model little; the film must know what it stands for.',
    'Correct the name, or describe the style under `styles:`.',
    { wrong: 'style: cinematc', right: 'style: cinematic' },
  ),
  error(
    'film/style-cycle',
    'Styles are based on one another in a circle.',
    'A style takes what it does not say from its base, so there must be a first one.',
    'Take one `base:` out.',
    {
      wrong: 'styles: { a: { base: b }, b: { base: a } }',
      right: 'styles: { a: { base: b }, b: { base: noir } }',
    },
  ),
  error(
    'film/unknown-variable',
    'A variable is used that is not defined.',
    'Text with `${…}` in it would reach the model as it stands.',
    'Define it under `vars:`, or write `$${` for a plain `${`.',
    { wrong: 'title: ${name}', right: 'vars: { name: The Orb }\ntitle: ${name}' },
  ),
  error(
    'film/said-twice',
    'The same thing is said in two ways at once.',
    'Where two keys mean the same there is no rule for which would count.',
    'Keep one of them.',
    { wrong: 'provider: kling\nproviders: [luma]', right: 'providers: [kling, luma]' },
  ),
  error(
    'film/format-mismatch',
    'The resolution does not have the aspect ratio.',
    'A picture of these sides would be stretched or cut.',
    'Leave `aspect` out, or name a resolution such as `720p` and let the sides follow.',
    {
      wrong: 'format: { aspect: "1:1", resolution: 1280x720 }',
      right: 'format: { aspect: "1:1", resolution: 720p }',
    },
  ),
  error(
    'film/too-many-shots',
    'The film has more than 50,000 shots.',
    'A feature film has one to two thousand.',
    'Part it into several films.',
  ),
  error(
    'film/include-missing',
    'An included file is not there.',
    'The film is incomplete without it.',
    'Correct the path; it is relative to the file that names it.',
    { wrong: 'include: cast/ema.yaml', right: 'include: cast/emma.yaml' },
  ),
  error(
    'film/include-cycle',
    'Files include one another in a circle.',
    'Such a film would have no end.',
    'Take one `include:` out: everything in an included file is seen by the whole film anyway.',
  ),
  error(
    'film/include-twice',
    'A file is included more than once.',
    'Everything in it would be defined twice.',
    'Include it once.',
  ),
  error(
    'film/include-too-many',
    'Too many files are included, or too deeply.',
    'At most 500 files, 16 levels deep, may be included.',
    'Join some of them.',
  ),
  error(
    'film/include-key',
    'An included file says something that only the film itself can say.',
    'Included files add characters, environments, lighting, styles, vars and scenes; how the film is delivered and what it may cost is said in one place.',
    'Move the key to the film’s own file.',
    { wrong: 'title: in an included file', right: 'characters: { emma: {} }' },
  ),
  error(
    'film/defined-twice',
    'A name is defined in two files.',
    'There is no rule for which would count.',
    'Keep one of them, or rename one.',
  ),
  {
    code: 'film/unknown-code',
    severity: 'warning',
    title: 'A code in `silence:` is none, or is not a warning.',
    why: 'A misspelt code silences nothing, and errors can’t be silenced.',
    mend: 'Correct the code; each warning shows its own.',
    wrong: 'silence: [film/nothing-hapens]',
    right: 'silence: [film/nothing-happens]',
  },
  {
    code: 'film/more-problems',
    severity: 'error',
    title: 'There are more problems than are shown.',
    why: 'At most 1,000 are listed; usually a few mistakes cause most of them.',
    mend: 'Mend the first ones and look again.',
  },
];
