import { memoised } from '../../memoised.ts';

/** What the words for its doing make an orb do. */
export interface OrbActs {
  readonly circles: boolean;
  readonly rises: boolean;
  readonly sinks: boolean;
  readonly bobs: boolean;
  readonly trembles: boolean;
  readonly darts: boolean;
  readonly quick: boolean;
  readonly uneven: boolean;
  /** Shines more than its mood says, or less. */
  readonly flares: boolean;
  readonly fades: boolean;
}

const WORDS: Readonly<Record<keyof OrbActs, RegExp>> = {
  circles: /\bcircl|\bspiral|\borbit|\bwhirl|\bdanc|\bspin|\bswirl|\btwirl/,
  rises: /\bris(e|es|ing)\b|\bascend|\bsoar|\blifts?\b|\bclimb|\bfloats? up|\bup(wards)?\b/,
  sinks: /\bsink|\bdescend|\bdips?\b|\bfalls?\b|\blowers?\b|\bsettl|\bdrops?\b|\bdown(wards)?\b/,
  bobs: /\bbob|\bbounc|\bnod|\bhop|\bjump|\bsway|\brock|\bwav(e|es|ing)\b/,
  trembles: /\btrembl|\bshiver|\bshak|\bquiver|\bshudder|\bvibrat/,
  darts: /\bdart|\bzig|\bzip|\bdash|\bflit|\bjerk/,
  quick: /\bquick|\bfast|\bexcit|\bdart|\bdash|\bswift/,
  uneven: /\buneven|\birregular|\bflicker|\bnervous|\bcurious|\bpuls/,
  flares:
    /\bflar(e|es|ing)\b|\bbright|\bshin(e|es|ing)\b|\bglow|\bblaz|\bburst|\bflash|\blights? up|\bradiat|\bbeam|\bpuls/,
  fades: /\bfad(e|es|ing)\b|\bdim(s|ming)?\b|\bdarken|\bgoes (out|dark)/,
};

/** Reads what an orb does, from words in lower case. */
export const orbActsIn: (words: string) => OrbActs = memoised((words) => {
  const has = (act: keyof OrbActs): boolean => WORDS[act].test(words);
  return {
    circles: has('circles'),
    rises: has('rises'),
    sinks: has('sinks'),
    bobs: has('bobs'),
    trembles: has('trembles'),
    darts: has('darts'),
    quick: has('quick'),
    uneven: has('uneven'),
    flares: has('flares'),
    fades: has('fades'),
  };
});

/** What an orb shows by floating where it is. */
const FLOATING =
  /\b(drift|glid|float|hover|hang|turn|look|read|search|stud|wake|sleep|grow|shrink|open|reach|touch|greet|listen)(s|es|e|ing|ies)?\b/;

/** Whether words tell of something that an orb can show. */
export function isOrbAct(words: string): boolean {
  return FLOATING.test(words) || Object.values(orbActsIn(words)).some((act) => act === true);
}
