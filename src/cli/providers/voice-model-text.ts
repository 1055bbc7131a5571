import type {
  KnownVoice,
  VoiceCapabilities,
  VoiceModel,
  VoicePrice,
} from '../../providers/voice-model.ts';

/** What `providers show` says of a model of speech. */
export function voiceModelText({ id, voices, capabilities, price, lifecycle }: VoiceModel): string {
  const { rate, pitch, tone, style, ipa, words, seed, longest, languages } = capabilities;
  const yes = (can: boolean): string => (can ? 'yes' : 'no');
  const { state, date } = lifecycle;
  return [
    `\n${id}, voices (${state}${date === undefined ? '' : ` ${date}`})`,
    `  languages        ${languages === 'any' ? 'any' : languages.join(', ')}`,
    `  voices           ${voicesText(voices)}`,
    `  rate             ${rate === 'none' ? 'no' : `${rate.min} to ${rate.max} times`}`,
    `  pitch            ${pitch === 'none' ? 'no' : `${pitch.min} to ${pitch.max} semitones`}`,
    `  tone             ${yes(tone)}`,
    `  style            ${styleText(style)}`,
    `  pronunciations   ${typeof ipa === 'boolean' ? yes(ipa) : `in ${ipa.join(', ')}`}`,
    `  times of words   ${yes(words)}`,
    `  seed             ${yes(seed)}`,
    `  longest text     ${longest === undefined ? 'no known limit' : `${longest.max} ${longest.unit}`}`,
    `  price            ${price === undefined ? 'unknown' : priceText(price)}`,
    '',
  ].join('\n');
}

function voicesText({ known, others }: VoiceModel['voices']): string {
  const each = known.map(voiceText);
  return [...each, ...(others ? [known.length === 0 ? 'any' : 'and others'] : [])].join(', ');
}

function voiceText({ name, language, gender, summary, lacks = [] }: KnownVoice): string {
  const facts = [
    ...(language === 'any' ? [] : [language]),
    ...(gender === undefined ? [] : [gender]),
    ...(summary === undefined ? [] : [summary]),
    ...lacks.map((each) => `no ${each}`),
  ];
  return facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
}

function styleText(style: VoiceCapabilities['style']): string {
  if (style === 'none') return 'no';
  return style === 'any' ? 'any' : style.join(', ');
}

function priceText({ cases, asOf, source }: VoicePrice): string {
  const each = cases.map(({ voices, options = {}, usdPer1MCharacters, usdPerSecond }) => {
    const charges = [
      ...(usdPer1MCharacters === undefined ? [] : [`$${usdPer1MCharacters} a million characters`]),
      ...(usdPerSecond === undefined ? [] : [`$${usdPerSecond} a second`]),
    ];
    const asked = Object.entries(options).map(([name, value]) => ` at ${name} ${String(value)}`);
    const whose = voices === undefined ? '' : ` for ${voices.join(', ')}`;
    return `${charges.join(' and ')}${asked.join('')}${whose}`;
  });
  const last = cases.at(-1);
  const isAll = last !== undefined && last.voices === undefined && last.options === undefined;
  return `${[...each, ...(isAll ? [] : ['otherwise unknown'])].join(', ')} (${asOf}, ${source})`;
}
