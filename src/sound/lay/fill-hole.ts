import { SAMPLE_RATE } from '../../film/time.ts';
import { levelOf } from '../decibels.ts';
import { NO_LEVEL } from '../measure/clip-tone.ts';
import { fadeAt } from '../mix/fade.ts';
import type { Fade, FadeShape, SampleSpan, SoundPiece } from '../sound-plan.ts';
import { fade } from './lengths.ts';
import { fitPiece } from './pieces.ts';
import type { RoomTone, TonePlace } from './room-tone.ts';

/** How long two stretches of room tone cross over; where there is little of it, they are shorter. */
const CROSSINGS = [0.2, 0.1].map((seconds) => Math.round(seconds * SAMPLE_RATE));

/** Room tone is brought to what is around it by no more, in decibels: else it is another sound. */
const MOST_CHANGE = 12;

/** What lies below, in dBFS, is heard by nobody and missed by nobody. */
const UNHEARD = -75;

/** From so alike on, waves that cross add up by their amplitude: a hum. Noise adds up by its power. */
const SAME_WAVES = 0.6;

/** A hole in a piece, in samples of its source, with the ways out and in again around it. */
export interface Hole extends SampleSpan {
  /** How long what is left before it takes to go out, and what is left after it to come in; 0 for none. */
  readonly out: number;
  readonly in: number;
}

export interface FilledHole {
  readonly pieces: readonly SoundPiece[];
  /** How what is left around it goes out and comes in. */
  readonly out: FadeShape;
  readonly in: FadeShape;
}

/**
 * Fills a hole with the clip's own sound from where nobody speaks, as loud as it is around the hole:
 * short stretches from here and there that cross over, each begun where its waves go on with those of
 * the one before. Undefined where there is too little of it.
 */
export function fillHole(piece: SoundPiece, hole: Hole, tone: RoomTone): FilledHole | undefined {
  const beside = tone.beside(hole);
  if (Math.max(beside.before, beside.after) < UNHEARD) {
    return { pieces: [], out: 'raised_cosine', in: 'raised_cosine' };
  }
  for (const most of CROSSINGS) {
    const stretches = stretchesOf(hole, most);
    const longest = Math.max(...stretches.map(({ samples }) => samples));
    const places = tone.places(stretches.length, longest, hole);
    if (places.length === 0) continue;
    const joined = join(hole, stretches, places, tone);
    const last = joined.at(-1)!;
    const end = last.place.from + last.stretch.samples;
    const shapes = [
      ...joined.map(({ before: shape }) => shape),
      shapeFor(tone.likeness(end - hole.in, hole.to, hole.in)),
    ];
    const pieces = joined.flatMap(({ stretch, place }, index) => {
      const part = joined.length === 1 ? 0.5 : index / (joined.length - 1);
      const change = beside.before + (beside.after - beside.before) * part - place.level;
      const { at, samples, comesIn, goesOut } = stretch;
      return shaped(piece, {
        ...piece,
        at: piece.at + at - piece.from,
        from: place.from,
        samples,
        gainDb: piece.gainDb + Math.max(-MOST_CHANGE, Math.min(MOST_CHANGE, change)),
        fadeIn: comesIn === 0 ? shorter(piece.fadeIn, most) : fade(comesIn, shapes[index]),
        fadeOut: goesOut === 0 ? shorter(piece.fadeOut, most) : fade(goesOut, shapes[index + 1]),
      });
    });
    return { pieces, out: shapes[0]!, in: shapes.at(-1)! };
  }
  return undefined;
}

/** One stretch of room tone in a hole, in samples of the source at whose place it is heard. */
interface Stretch {
  readonly at: number;
  readonly samples: number;
  /** How long it crosses over with what is before and after it; 0 where nothing is. */
  readonly comesIn: number;
  readonly goesOut: number;
}

function stretchesOf(hole: Hole, most: number): readonly Stretch[] {
  const begin = hole.from - hole.out;
  const whole = hole.to + hole.in - begin;
  const crossing = Math.min(most, Math.floor(whole / 2));
  const count = Math.max(1, Math.round((whole - crossing) / crossing));
  const startOf = (index: number): number => Math.round((index * (whole - crossing)) / count);
  return Array.from({ length: count }, (_, index): Stretch => {
    const isLast = index === count - 1;
    const end = isLast ? whole : startOf(index + 1) + crossing;
    return {
      at: begin + startOf(index),
      samples: end - startOf(index),
      comesIn: index === 0 ? hole.out : crossing,
      goesOut: isLast ? hole.in : crossing,
    };
  });
}

interface Joined {
  readonly stretch: Stretch;
  readonly place: TonePlace;
  /** How it and what is before it cross over. */
  readonly before: FadeShape;
}

/** Moves each place to where its waves go on with those that are heard before it. */
function join(
  { from, out }: Hole,
  stretches: readonly Stretch[],
  places: readonly TonePlace[],
  tone: RoomTone,
): readonly Joined[] {
  const joined: Joined[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    const heard = last === undefined ? from - out : last.place.from + stretch.at - last.stretch.at;
    const { place, likeness } = tone.moved(places[index]!, stretch.samples, heard, stretch.comesIn);
    const before = shapeFor(likeness);
    joined.push({ stretch, place: before === 'equal_power' ? places[index]! : place, before });
  }
  return joined;
}

function shapeFor(likeness: number): FadeShape {
  return likeness >= SAME_WAVES ? 'raised_cosine' : 'equal_power';
}

/** The piece's longer fades are in the level of each stretch that lies in them. */
function shorter(ofPiece: Fade, most: number): Fade {
  return { ...ofPiece, samples: Math.min(ofPiece.samples, most) };
}

function shaped(whole: SoundPiece, stretch: SoundPiece): readonly SoundPiece[] {
  const place = stretch.at - whole.at + stretch.samples / 2;
  const factor = fadeAt(whole.fadeIn, place) * fadeAt(whole.fadeOut, whole.samples - 1 - place);
  const level = levelOf(factor);
  return level < NO_LEVEL ? [] : [fitPiece({ ...stretch, gainDb: stretch.gainDb + level })];
}
