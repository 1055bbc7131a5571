const TO_AND_FRO =
  /\bpac(?:e|es|ing)\b(?! (?:him|her|them|it|my|your)sel|\s+(?:of|at))|\b(?:walk|march|strid|stroll|run|go|stalk|trot|prowl|swim)\w* (?:\w+ ){0,3}?(?:up and down|to and fro|back and forth|from side to side)\b/;

/** Whether words, in lower case, tell of somebody who goes to and fro. */
export function paces(words: string): boolean {
  return TO_AND_FRO.test(words);
}
