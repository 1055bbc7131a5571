import type { Adjustment } from '../film/adjustment.ts';
import { toSeconds } from '../film/time.ts';
import type { Frames } from '../film/time.ts';
import type { TimelineShot } from '../film/timeline.ts';
import type { VideoModel } from '../providers/capabilities.ts';
import type { ClipMaker } from './timeline/durations.ts';
import type { Part } from './timeline/segments.ts';

/**
 * What the model's clip lengths make of a shot: parts, frames that are paid for and not used, and
 * frames at the end of a part in which its last picture is held.
 */
export function adjustClips(
  timed: TimelineShot,
  parts: readonly Part[],
  held: readonly Frames[],
  model: VideoModel,
  { rate: modelRate, filmRate }: ClipMaker,
): readonly Adjustment[] {
  const adjustments: Adjustment[] = [];
  const asked = toSeconds(timed.frames, filmRate);
  const allHeld = held.reduce((sum, frames) => sum + frames, 0);
  const used = asked - toSeconds(allHeld, filmRate);
  const paid = parts.reduce((sum, part) => sum + part.clip.seconds, 0);
  const dropped = parts.reduce((sum, part) => sum + toSeconds(part.dropFrames, modelRate), 0);
  if (parts.length > 1) adjustments.push(...segmented(timed, parts, model, asked));
  if (paid - dropped - used >= 0.5 / (filmRate.num / filmRate.den)) {
    adjustments.push({
      kind: 'trimmed',
      field: 'duration',
      asked: formatSeconds(asked),
      given: formatSeconds(paid),
      why: `${model.id} makes ${formatSeconds(paid)}, which are paid for; the film uses ${formatSeconds(used)} of them.`,
    });
  }
  if (allHeld > 0) adjustments.push(holdLast(timed, held, allHeld, model));
  return adjustments;
}

/** The first frame of a clip repeats the one before it and is dropped, so its end comes too early. */
function holdLast(
  { frames }: TimelineShot,
  held: readonly Frames[],
  allHeld: Frames,
  model: VideoModel,
): Adjustment {
  const clips = held.filter((each) => each > 0).length;
  const which = held.length === 1 ? 'its clip' : `${clips} of its ${held.length} clips`;
  const long = `${allHeld} ${allHeld === 1 ? 'frame' : 'frames'}${clips > 1 ? ' in all' : ''}`;
  return {
    kind: 'held',
    field: 'duration',
    asked: `${frames}f`,
    given: `${frames - allHeld}f`,
    why: `The first picture of ${which} repeats the one before and is dropped; instead of paying ${model.id} for more, the last picture is held for ${long}.`,
  };
}

function segmented(
  timed: TimelineShot,
  parts: readonly Part[],
  model: VideoModel,
  used: number,
): readonly Adjustment[] {
  const clips = parts.map((part) => formatSeconds(part.clip.seconds));
  const adjustments: Adjustment[] = [
    {
      kind: 'segmented',
      field: 'duration',
      asked: formatSeconds(used),
      given: clips,
      why: `${model.id} does not make ${formatSeconds(used)} at once, so the shot is made in ${parts.length} parts.`,
    },
  ];
  if (!model.capabilities.firstFrame) {
    adjustments.push({
      kind: 'approximated',
      field: 'duration',
      asked: 'one continuous shot',
      given: `${parts.length} clips`,
      why: `${model.id} takes no first frame, so only the words of the prompt join the parts.`,
    });
  }
  adjustments.push(...splitLines(timed, parts, model));
  const idle = parts.filter((part, index) => index > 0 && !startsBeat(timed, part)).length;
  if (idle > 0) {
    adjustments.push({
      kind: 'approximated',
      field: 'beats',
      asked: `${parts.length} parts`,
      given: `${idle} without a beat of their own`,
      why: 'A part in which no beat starts is only asked to go on with the action; write beats to say what happens in it.',
    });
  }
  return adjustments;
}

/** A model that speaks does not know that a line goes on in the next part. */
function splitLines(
  timed: TimelineShot,
  parts: readonly Part[],
  model: VideoModel,
): readonly Adjustment[] {
  if (model.capabilities.audio === 'none') return [];
  return timed.lines.flatMap((line, index): Adjustment[] => {
    const cut = parts.find((part) => part.startFrame > line.from && part.startFrame < line.to);
    if (cut === undefined) return [];
    return [
      {
        kind: 'approximated',
        field: line.character === undefined ? 'narration' : `dialogue.${index}.at`,
        asked: line.text,
        given: `frames ${line.from} to ${line.to}`,
        why: `It goes on where a part of the shot ends, at frame ${cut.startFrame}; ${model.id} is asked to say it in the part before, and may cut it short.`,
      },
    ];
  });
}

function startsBeat(timed: TimelineShot, part: Part): boolean {
  const end = part.startFrame + part.frames;
  return timed.beats.some((beat) => beat.from >= part.startFrame && beat.from < end);
}

function formatSeconds(value: number): string {
  return `${Math.round(value * 1000) / 1000}s`;
}
