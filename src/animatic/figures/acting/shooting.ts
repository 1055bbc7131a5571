/** What one shoots with, or shoots. */
const CAMERA =
  /\bcameras?\b(?! (?:left|right|angle))|\bphoto|\bpictures?\b|\bportrait|\bfilms?\b|\bmovie|\bfootage|\bvideos?\b|\bscenes?\b|\btakes?\b|\binterview|\bcommercial|\bcinema|\bcrew\b|\blens\b|\breporter/;
const BALL =
  /\bballs?\b|\bgoals?\b|\bpenalt|\bpuck\b|\bhoop\b|\bfootball|\bstriker\b|\bhockey|\bbasketball/;
const WEAPON =
  /\bguns?\b|\bgunsling|\brifle|\bpistol|\brevolver|\bbow\b|\barrows?\b|\bweapon|\bmusket|\bshotgun|\bcrossbow|\bbullet|\bcannon|\bfires?\b|\bfrom the hip\b|\bmarksm|\bsniper|\bhunter\b/;

/** `shoots him`, `shoots back`: at somebody, so with a gun; not `shoots a look`. */
const AT_SOMEBODY = /\bshoot(?:s|ing)? (?:at|back|first|him|her|them|it|dead|blindly)\b/;
const A_LOOK = /\bshoot(?:s|ing)? (?:\w+ ){0,3}(?:look|glance|smile|glare|grin)\b/;
const AWAY = /\bshoot(?:s|ing)? (?:up|out|off|past|through|across|down|along|forward)\b/;

const SHOOTS = /\bshoot(?:s|ing)?\b/g;

/**
 * An action in lower case with `shoots` said as what is meant: one shoots with a gun, a camera or a
 * foot. What the clause says of it decides; else what is in hand (`props`), else who they are. Where
 * nothing says it, the word stays, and nobody acts it.
 */
export function shotAs(words: string, props: string, who: string): string {
  if (!/\bshoot(?:s|ing)?\b/.test(words)) return words;
  const meant = meaning(words, props, who);
  return meant === undefined ? words : words.replaceAll(SHOOTS, meant);
}

function meaning(words: string, props: string, who: string): string | undefined {
  if (A_LOOK.test(words)) return 'looks';
  if (AWAY.test(words) && !WEAPON.test(`${words} ${props}`)) return 'rushes';
  for (const text of [words, props]) {
    const found = usedIn(text);
    if (found !== undefined) return found;
  }
  if (AT_SOMEBODY.test(words)) return 'aims the gun';
  return usedIn(who);
}

function usedIn(text: string): string | undefined {
  if (WEAPON.test(text)) return 'aims the gun';
  if (BALL.test(text)) return 'kicks';
  return CAMERA.test(text) ? 'films' : undefined;
}
