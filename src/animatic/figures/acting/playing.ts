/** What one plays that is held in hands. */
const INSTRUMENT =
  /\b(double bass|contrabass|upright bass|cello|violin|viola|fiddle|guitar|lute|banjo|ukulele|harp|piano|organ|drums?|trumpet|saxophone|flute|bass)\b/;

const PLAYS = /\b(?:plays|playing|practi[sc]es|practi[sc]ing|tunes|tuning|performs|performing)\b/g;

/** An instrument that a clause names already, or another thing that one plays: a game, a part. */
const SAYS_WHAT =
  /\b(?:plays?|playing) (?:with|at|cards|chess|football|ball|dead|games?|the part|along|hide|tag|catch|dice)\b/;

/**
 * An action in lower case with what is played said, where only what somebody has in hand (`props`), or
 * who they are, tells it: `plays` of somebody with a cello is `plays the cello`.
 */
export function playedAs(words: string, props: string, who: string): string {
  if (words.search(PLAYS) < 0 || SAYS_WHAT.test(words) || INSTRUMENT.test(words)) return words;
  const instrument = INSTRUMENT.exec(props)?.[1] ?? INSTRUMENT.exec(who)?.[1];
  return instrument === undefined ? words : words.replaceAll(PLAYS, `plays the ${instrument}`);
}
