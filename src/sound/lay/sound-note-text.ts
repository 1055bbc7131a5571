import { SAMPLE_RATE, toSeconds } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { SoundNote, SplitNote } from './sound-note.ts';

/** A note in one sentence for people. */
export function soundNoteText(note: SoundNote, rate: FrameRate): string {
  const time = (frames: Frames): string => `${toSeconds(frames, rate).toFixed(2)} s`;
  switch (note.kind) {
    case 'no_sound':
      return `nothing is heard of ${note.file} (${note.bus}, from shot ${note.shot} on): it holds no sound`;
    case 'bed_ends_early':
      return `the ${note.bus} ${note.file}, which begins in shot ${note.shot}, ends ${time(note.missing)} before its place does; \`loop: true\` repeats it`;
    case 'effect_cut':
      return `the effect ${note.file} of shot ${note.shot} goes on ${time(note.missing)} longer than the film, and is faded out there`;
    case 'room_tone':
      return roomToneText(note);
    case 'split_short':
      return splitText(note, time);
  }
}

function roomToneText({
  shot,
  filled,
  unfilled,
}: Extract<SoundNote, { kind: 'room_tone' }>): string {
  const time = (samples: number): string => `${(samples / SAMPLE_RATE).toFixed(1)} s`;
  const where = `where words are left out of the clip of shot ${shot}`;
  const room = `${where}, it is filled with its own sound from where nobody speaks (${time(filled)})`;
  const hole = `${where}, nothing is heard of it (${time(unfilled)}): without words it is too short to be filled with its own sound`;
  return unfilled === 0 ? room : filled === 0 ? hole : `${room}; ${hole}`;
}

const WHY: Readonly<Record<SplitNote['why'], string>> = {
  no_shot: 'there is no shot before it',
  no_room: 'the shot whose picture it goes under is no longer',
  no_source: 'the clip has no more sound there',
  no_sound: 'no sound changes at this cut',
};

function splitText(
  { cut, shot, asked, given, why }: SplitNote,
  time: (frames: Frames) => string,
): string {
  const name = cut === 'j' ? 'J-cut' : 'L-cut';
  return `the ${name} into shot ${shot} is ${time(given)} instead of ${time(asked)}: ${WHY[why]}`;
}
