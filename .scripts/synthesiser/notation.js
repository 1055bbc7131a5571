// Notes as text: `A4:1 D5+F5:2 -:0.5` is a beat of A, two of D with F, half a beat of rest.
const STEPS = { C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 };

/** `F#4` or `Bb3` in hertz, in equal temperament with A4 at 440. */
export function hertzOf(name) {
  const [, letter, sign, octave] = /^([A-G])([#b]?)(\d)$/.exec(name);
  const shift = sign === '#' ? 1 : sign === 'b' ? -1 : 0;
  return 440 * 2 ** ((STEPS[letter] + shift - 9) / 12 + Number(octave) - 4);
}

/** Plays a line of notes from a second on; gives back the second at which it ends. */
export function play(stage, instrument, { at, beat, level = 1, pan = 0, legato = 1 }, line) {
  let now = at;
  for (const word of line.trim().split(/\s+/)) {
    const [names, beats] = word.split(':');
    const length = Number(beats) * beat;
    if (names !== '-') {
      const notes = names.split('+');
      for (const name of notes) {
        const each = level / Math.sqrt(notes.length);
        instrument(stage, now, hertzOf(name), length * legato, { level: each, pan });
      }
    }
    now += length;
  }
  return now;
}
