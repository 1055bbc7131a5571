/** What the words of an action say about the camera, found only where they name the camera. */

const MOVES =
  /\b(?:the\s+)?camera\s+(?:(?:slowly|quickly|gently|smoothly|then|now)\s+)*(?:is\s+)?(?:orbit|pan|tilt|doll(?:y|ies)|track|truck|zoom|circl|crane|push|pull|glid|fl(?:y|ies)|whip|swing|follow|mov|ris|descend|rotat|spin)\w*/iu;

const STANDS =
  /\b(?:the\s+)?camera\s+(?:(?:stays|remains|is|stands|holds)\s+(?:\w+\s+)?(?:still|static|fixed|motionless|locked(?:[\s-](?:off|down))?)|(?:does\s+not|doesn['’]t|never)\s+move)\b|\b(?:static|locked[\s-](?:off|down))\s+camera\b/iu;

/** `not moving` and the like say the opposite of what they name. */
const DENIES = /\bcamera\s+(?:does\s+not|doesn['’]t|never|is\s+not|isn['’]t)\b/iu;

/** The words that say that the camera moves, if any. */
export function saysCameraMoves(text: string): string | undefined {
  return DENIES.test(text) ? undefined : MOVES.exec(text)?.[0];
}

/** The words that say that the camera does not move, if any. */
export function saysCameraStands(text: string): string | undefined {
  return STANDS.exec(text)?.[0];
}
