// Where notes and noises are put: a dry pair of channels, and what goes into the room around them.
import { reverberate } from './reverb.js';

export const RATE = 48_000;

export class Stage {
  /** A `room` is `{ seconds, damping }`: how long it rings, and how dull its walls are (0 to 1). */
  constructor(seconds, room = { seconds: 2, damping: 0.4 }) {
    const samples = Math.round(seconds * RATE);
    this.room = room;
    this.dry = [new Float64Array(samples), new Float64Array(samples)];
    this.wet = [new Float64Array(samples), new Float64Array(samples)];
  }

  /** Adds one sound at a second, from -1 (left) to 1 (right); `room` of it is sent to the room. */
  add(sound, at, { level, pan = 0, room = 0.3 }) {
    const start = Math.round(at * RATE);
    const angle = ((Math.max(-1, Math.min(1, pan)) + 1) * Math.PI) / 4;
    for (const [channel, side] of [Math.cos(angle), Math.sin(angle)].entries()) {
      mixIn(this.dry[channel], sound, start, level * side);
      mixIn(this.wet[channel], sound, start, level * side * room);
    }
  }

  /** Both channels with their room, the loudest sample at `peak` decibels below full scale. */
  finish({ peak = -3, fadeOut = 0.02 } = {}) {
    const wet = reverberate(this.wet, this.room);
    const channels = this.dry;
    channels.forEach((channel, side) => {
      for (let i = 0; i < channel.length; i += 1) channel[i] += wet[side][i];
    });
    const fade = Math.round(fadeOut * RATE);
    for (const channel of channels) {
      for (let i = 0; i < fade; i += 1) channel[channel.length - 1 - i] *= i / fade;
    }
    return scaled(channels, peak);
  }

  /** What can be repeated for ever: its last seconds cross over into its first. */
  finishLoop({ peak = -3, joint = 1.5 } = {}) {
    const [left, right] = this.finish({ peak: 0, fadeOut: 0 });
    const overlap = Math.round(joint * RATE);
    const length = left.length - overlap;
    const channels = [left, right].map((channel) => {
      const loop = channel.slice(0, length);
      for (let i = 0; i < overlap; i += 1) {
        const angle = (i / overlap) * (Math.PI / 2);
        loop[i] = loop[i] * Math.sin(angle) + channel[length + i] * Math.cos(angle);
      }
      return loop;
    });
    return scaled(channels, peak);
  }
}

function mixIn(into, sound, start, gain) {
  const end = Math.min(sound.length, into.length - start);
  for (let i = 0; i < end; i += 1) into[start + i] += sound[i] * gain;
}

function scaled(channels, peak) {
  let loudest = 0;
  for (const channel of channels) {
    for (let i = 0; i < channel.length; i += 1) loudest = Math.max(loudest, Math.abs(channel[i]));
  }
  const gain = 10 ** (peak / 20) / loudest;
  for (const channel of channels) {
    for (let i = 0; i < channel.length; i += 1) channel[i] *= gain;
  }
  return channels;
}
