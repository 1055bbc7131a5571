import { memoised } from '../../memoised.ts';

/** What the words for its doing make a creature do. */
export interface CreatureActs {
  readonly sits: boolean;
  readonly lies: boolean;
  /** Its mouth opens again and again. */
  readonly barks: boolean;
  readonly howls: boolean;
  /** Its head goes down to the ground. */
  readonly noses: boolean;
  readonly looksUp: boolean;
  readonly jumps: boolean;
  readonly liftsPaw: boolean;
  readonly wags: boolean;
  readonly pricks: boolean;
  readonly shakes: boolean;
  readonly flies: boolean;
  readonly sleeps: boolean;
}

const WORDS: Readonly<Record<keyof CreatureActs, RegExp>> = {
  sits: /\bsit(s|ting)?\b|\bseated\b|\bwaits?\b|\bsat\b/,
  // The rest of the pack, and a paw that rests on a knee, lie nowhere.
  lies: /\b(lie|lies|lying)\b|\bsleep|\basleep|\bcurl|\b(?:rests|resting|to rest)\b(?! (?:a|an|its|his|her|their|one|both) (?!head|chin|muzzle|body))|\bdozes?\b|\brolls? over|\bsprawl/,
  barks:
    /\bbark|\byap|\bgrowl|\bsnarl|\bme(ow|w)|\broar|\bcaw|\bsqueak|\bchirp|\bhiss|\bwhin|\bwhimper|\bpant|\bneigh|\bbray|\bbleat/,
  howls: /\bhowl|\bbays?\b|\bcrow(s|ing)\b/,
  noses:
    /\beat|\bdrink|\bsniff|\bnos(es|ing)\b|\bdig|\bgraz|\blap(s|ping)?\b|\bpeck|\blick|\bchew|\bnibbl|\bscratch|head (down|low)/,
  looksUp:
    /looks? up|lift(s|ed)? (its|his|her|the) (head|nose)|lifted nose|raises? (its|his|her) head/,
  jumps: /\bjump|\bleap|\bhop|\bpounc|\bbounc|\bspring/,
  liftsPaw: /\bpaws?\b/,
  wags: /\bwag|\btail|\bhapp|\bjoy|\bexcit|\bplay|\bglad|\bloyal|\bgreet/,
  pricks: /\balert|\blisten|\bcurious|\bprick|\bears?\b|\bperk/,
  shakes: /\bshak|\btrembl|\bshiver/,
  flies: /\bfl(y|ies|ying)\b|\bsoar|\bcircl|\bswoop|\bglid|\bflap|\bhover|\btakes? (off|wing)/,
  sleeps: /\bsleep|\basleep|\bdozes?\b|closes? (its|his|her) eyes/,
};

/** Reads what a creature does, from words in lower case. */
export const creatureActsIn: (words: string) => CreatureActs = memoised((words) => {
  const has = (act: keyof CreatureActs): boolean => WORDS[act].test(words);
  return {
    sits: has('sits'),
    lies: has('lies'),
    barks: has('barks'),
    howls: has('howls'),
    noses: has('noses'),
    looksUp: has('looksUp'),
    jumps: has('jumps'),
    liftsPaw: has('liftsPaw'),
    wags: has('wags'),
    pricks: has('pricks'),
    shakes: has('shakes'),
    flies: has('flies'),
    sleeps: has('sleeps'),
  };
});

const LOOKS =
  /\b(turn|look|gaz|star|peer|peek|lean|stretch|yawn|snatch|grab|tak|carr)(s|es|e|ies|ing)?\b/;

/** Whether words tell of something that a creature can show. */
export function isCreatureAct(words: string): boolean {
  return LOOKS.test(words) || Object.values(creatureActsIn(words)).some((act) => act === true);
}
