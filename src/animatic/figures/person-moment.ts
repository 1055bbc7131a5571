import type { Character } from '../../film/character.ts';
import type { TimedLine } from '../../film/timeline.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { drift, hash } from '../noise.ts';
import { clamp, lerp, smoothstep } from '../solids/vector.ts';
import { aimAt } from './acting/aim.ts';
import { gesture, hasGesture } from './acting/gestures.ts';
import { timeOfPosture } from './acting/beat-times.ts';
import { SAT } from './bedtime.ts';
import { postureIn, postureOf } from './acting/postures.ts';
import { targetIn } from './acting/target.ts';
import { blendExpressions, expressionOf } from './expression.ts';
import { breathe, stride } from './gait.ts';
import { holding, inHandOf } from './held.ts';
import type { Held } from './held.ts';
import type { Look } from './look.ts';
import type { Step } from './movement.ts';
import { activityAt, feelingWords, motionWords } from './performance.ts';
import type { Activity } from './performance.ts';
import type { PersonMoment } from './person.ts';
import { LYING, SEATED, STANDING, blendPoses, poseOn } from './pose.ts';
import type { Pose } from './pose.ts';
import type { Place } from './seat.ts';
import type { Seating } from './seating.ts';

/** How far a mouth is open on a frame in which someone speaks: syllables, about five a second. */
export function speechAt(
  line: TimedLine | undefined,
  seconds: number,
  seed: number,
): { open: number; round: number } {
  if (line === undefined) return { open: 0, round: 0 };
  const syllable = Math.abs(Math.sin(seconds * Math.PI * 5.2));
  const stress = 0.35 + 0.65 * drift(seed, seconds * 4.1);
  return { open: clamp(syllable * stress, 0, 1), round: drift(seed + 5, seconds * 6) };
}

/** Lids that close for a seventh of a second every few seconds, each person in its own time. */
export function lidsAt(seconds: number, seed: number): number {
  const cycle = 2.6 + hash(seed) * 1.6;
  const beat = Math.floor(seconds / cycle + hash(seed, 1));
  const start = (hash(seed, beat, 2) * 0.6 + 0.2) * cycle;
  const into = ((seconds / cycle + hash(seed, 1)) % 1) * cycle - start;
  if (into < 0 || into > 0.15) return 1;
  return Math.abs(into - 0.075) / 0.075;
}

/** Everything that a person shows on a frame of the shot. */
export function personAt(
  staging: Staging,
  character: Character,
  look: Look,
  step: Step,
  given: { frame: number; turn: number; seed: number; pixels: number; seating: Seating },
): PersonMoment {
  const { frame, seed } = given;
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  const along = frame / Math.max(1, staging.shotFrames - 1);
  const before = staging.before.characters[character.id];
  const after = staging.after.characters[character.id];
  const activity = activityAt(staging, character, frame);
  const change = smoothstep(0.15, 0.6, along);
  const expression = blendExpressions(
    expressionOf(feelingWords(character, before)),
    expressionOf(`${feelingWords(character, after)} ${activity.words}`),
    change,
  );
  const line = staging.lines.find(
    ({ character: id, from, to }) => id === character.id && from <= frame && frame < to,
  );
  const held = postureAt(staging, character, activity, frame, step, given.seating);
  const props = (along < 0.5 ? before : after)?.props ?? [];
  const inHand = inHandOf(props, activity.words);
  const acted = actedPose(held, activity, motionWords(character, after), step, inHand);
  const target = targetIn(staging, character.id, activity.words);
  const eyes = character.height * (acted.hips + 0.41);
  const own =
    target === undefined || step.stride > 0 || acted.lie > 0
      ? acted
      : aimAt(
          acted,
          target,
          { at: step.at, facing: step.facing, eyes, height: character.height },
          smoothstep(0.05, 0.3, activity.phase),
        );
  const speaking = line !== undefined;
  // A hand that does something else, or holds something, does not talk.
  const done = gesture(held, activity.words, activity.phase, activity.seconds);
  const isBusy = inHand !== undefined || done.rightHand !== held.rightHand;
  const talks = speaking && step.stride === 0 && !isBusy && own.lie === 0;
  const nodding = speaking ? (drift(seed + 3, seconds * 1.7) - 0.5) * 0.16 : 0;
  const pose: Pose = {
    ...own,
    nod: own.nod + nodding - expression.pride * 0.07,
    lean: own.lean - expression.pride * 0.03,
    headTurn: own.headTurn + (speaking ? (drift(seed + 4, seconds * 0.9) - 0.5) * 0.16 : 0),
    rightHand: talks ? talkHand(own, seconds, seed) : own.rightHand,
  };
  const turn = given.turn + pose.turn;
  // Eyes go to what hands hold before them, farther than the head does.
  const lookDown = AT_HANDS.test(activity.words) && !speaking ? 0.6 : 0;
  return {
    look,
    child: character.form === 'child',
    pose,
    expression,
    speech: speaking
      ? speechAt(line, seconds, seed)
      : { open: voiceOf(activity.words, seconds, seed), round: 0.5 },
    lids:
      lidsAt(seconds, seed) *
      clamp(1 + expression.wide * 0.5, 0.4, 1) *
      (1 - pose.shut) *
      (1 - lookDown * 0.75),
    gaze: [
      Math.sin(turn) * 0.5 + (drift(seed + 6, seconds * 0.7) - 0.5) * 0.4,
      -pose.nod * 0.8 - lookDown,
    ],
    held: inHand,
    turn,
    shortened: 1,
    seconds,
    pixels: given.pixels,
  };
}

const AT_HANDS =
  /\bread(?:s|ing)?\b|\bwrit(?:es|ing)\b|\btyp(?:es|ing)\b|\bscroll|\btexts\b|\blooks? (?:down )?(?:at|into) (?:the|her|his|their) (?:phone|letter|photo\w*|book|hands?|screen|map|ticket|watch|note)\b|\bknit|\bsew|\bchop|\bslic|\bpeel|\bsketch/;

/** A mouth that the action has open although no line is spoken: who sings, shouts or talks. */
function voiceOf(words: string, seconds: number, seed: number): number {
  if (/\bshout|\bscream|\byell|\broar|\bcr(ies|y) out|\bcalls? out|\bhowl/.test(words)) {
    return 0.75 + 0.25 * Math.sin(seconds * 9);
  }
  if (/\b(sing|talk|speak|whisper|mutter|chat|argu|recit)(s|es|ing)?\b/.test(words)) {
    return clamp(Math.abs(Math.sin(seconds * 7)) * (0.4 + 0.6 * drift(seed, seconds * 2.3)), 0, 1);
  }
  return 0;
}

/** Legs hang to both sides of a horse, hands hold the reins. */
const IN_THE_SADDLE: Partial<Pose> = {
  rightFoot: [0.1, 0.06, -0.06],
  leftFoot: [-0.1, 0.06, -0.06],
  rightHand: [0.04, 0.2, -0.2],
  leftHand: [-0.04, 0.21, -0.19],
};

/** The posture on a frame, on its way from the one that the shot finds to the one that it leaves. */
function postureAt(
  staging: Staging,
  character: Character,
  activity: Activity,
  frame: number,
  step: Step,
  seating: Seating,
): Pose {
  const on = (posture: Pose, seat: Place | undefined): Pose =>
    poseOn(posture, seat && seat.height / character.height);
  const [before, after] = [staging.before, staging.after].map(
    ({ characters }) => characters[character.id]?.posture,
  );
  if (seating.mount !== undefined) return { ...on(SEATED, seating.to), ...IN_THE_SADDLE };
  if (seating.bedside !== undefined) {
    const bed = (seating.to ?? seating.from)?.height ?? 0;
    const place = { at: step.at, facing: step.facing, height: bed };
    const [seated, lying] = [on(SEATED, place), on(LYING, place)];
    const along = step.bed ?? 0;
    return along < SAT
      ? blendPoses(STANDING, seated, smoothstep(0, 1, along / SAT))
      : blendPoses(seated, lying, smoothstep(0, 1, (along - SAT) / (1 - SAT)));
  }
  // What the state says last holds; where it says nothing new, a posture that is acted does.
  const stated = after === before ? undefined : postureIn((after ?? '').toLowerCase());
  const found = on(postureOf(before ?? ''), seating.from);
  const time = timeOfPosture(staging, character);
  const along = smoothstep(time.from, time.to, frame);
  // Who goes somewhere first arrives.
  const arriving = step.speed > 0 ? smoothstep(0.3, 0, step.stride) * along : along;
  if (stated !== undefined) return blendPoses(found, on(stated, seating.to), arriving);
  const inWords = (words: string): Pose | undefined => {
    const posture = postureIn(words);
    return posture && on(posture, seating.to);
  };
  const earlier = inWords(activity.earlier) ?? found;
  const acted = inWords(activity.words) ?? earlier;
  return blendPoses(earlier, acted, smoothstep(0.05, 0.5, activity.phase));
}

/** The posture with what is done in it: the action's gestures, else those of the way one moves. */
function actedPose(
  held: Pose,
  activity: Activity,
  motion: string,
  step: Step,
  inHand: Held | undefined,
): Pose {
  const { phase, seconds } = activity;
  const words = hasGesture(activity.words) ? activity.words : motion;
  const gestured = holding(gesture(held, words, phase, seconds), held, inHand);
  const posed = blendPoses(holding(held, held, inHand), gestured, smoothstep(0.04, 0.22, phase));
  // Who goes somewhere turns by the way there.
  const still = breathe(step.speed > 0 ? { ...posed, turn: 0 } : posed, seconds);
  if (step.stride === 0) return still;
  // A step is about four fifths of a metre; two make a cycle. Runners take longer ones.
  const running =
    step.speed > 2.4 || /\brun|\brush|\bsprint|\bflee|\bdash|\bchas/.test(activity.words);
  const walking = stride(postureOf(''), step.gone / (running ? 2.1 : 1.5), running);
  return blendPoses(still, holding(walking, walking, inHand), step.stride);
}

function talkHand(pose: Pose, seconds: number, seed: number): Pose['rightHand'] {
  const amount = smoothstep(0.45, 0.75, drift(seed + 8, seconds * 0.55)) * 0.9;
  return [
    lerp(pose.rightHand[0], 0.12, amount),
    lerp(pose.rightHand[1], 0.2, amount),
    lerp(pose.rightHand[2], -0.15 + 0.02 * Math.sin(seconds * 4), amount),
  ];
}
