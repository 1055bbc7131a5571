/** What the words of an action say about the camera, found only where they name the camera. */
const NAMES_CAMERA = /camera/i;

const MOVES =
  /\b(?:the\s+)?camera\s+(?:(?:slowly|quickly|gently|smoothly|then|now)\s+)*(?:is\s+)?(?:orbit|pan|tilt|doll(?:y|ies)|track|truck|zoom|circl|crane|push|pull|glid|fl(?:y|ies)|whip|swing|follow|mov|ris|descend|rotat|spin)\w*/i;

const STANDS =
  /\b(?:the\s+)?camera\s+(?:(?:stays|remains|is|stands|holds)\s+(?:\w+\s+)?(?:still|static|fixed|motionless|locked(?:[\s-](?:off|down))?)|(?:does\s+not|doesn['’]t|never)\s+move)\b|\b(?:static|locked[\s-](?:off|down))\s+camera\b/i;

/** `not moving` and the like say the opposite of what they name. */
const DENIES = /\bcamera\s+(?:does\s+not|doesn['’]t|never|is\s+not|isn['’]t)\b/i;

/** The words that say that the camera moves, if any. */
export function saysCameraMoves(text: string): string | undefined {
  if (!NAMES_CAMERA.test(text) || DENIES.test(text)) return undefined;
  return MOVES.exec(text)?.[0];
}

/** The words that say that the camera does not move, if any. */
export function saysCameraStands(text: string): string | undefined {
  return NAMES_CAMERA.test(text) ? STANDS.exec(text)?.[0] : undefined;
}
