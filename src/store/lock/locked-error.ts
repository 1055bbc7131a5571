import type { StudioError } from '../../diagnostics/studio-error.ts';
import type { FilmOwner } from './film-owner.ts';
import { storeError } from '../store-error.ts';

/** By a process of this machine, whose lock frees itself when it ends. */
export function lockedHere(film: string, owner: FilmOwner | undefined): StudioError {
  const who =
    owner === undefined
      ? 'another process of this machine'
      : `process ${owner.pid} of this machine, since ${owner.since}`;
  return storeError('folder/locked', `${film} is being rendered by ${who}`, {
    hint: 'Wait until it is done, or stop it; the lock frees itself.',
  });
}

/** By a process of another machine or container, of which only signs of life are known. */
export function lockedElsewhere(
  film: string,
  owner: FilmOwner | undefined,
  lastSign: number,
  silentMs: number,
): StudioError {
  const who =
    owner === undefined
      ? 'a process that has not said who it is'
      : `process ${owner.pid} on ${owner.host}, since ${owner.since}`;
  const ago = Math.max(0, Math.round(silentMs / 1000));
  const sign = `last sign of life ${ago} s ago, at ${utc(lastSign)}`;
  return storeError('folder/locked', `${film} is being rendered by ${who} (${sign})`, {
    hint: 'Wait until it is done, or stop it there. One that has died is taken over after a minute, and with --steal at once.',
  });
}

/** Our own film, which somebody else has taken over. */
export function robbed(film: string, thief: FilmOwner | undefined): StudioError {
  const who = thief === undefined ? 'another process' : `process ${thief.pid} on ${thief.host}`;
  return storeError('folder/locked', `${film} was taken over by ${who}, so this run stops`, {
    hint:
      thief === undefined
        ? 'What was made is kept. The other has left since: where the film is not done, run the same command again, which goes on from there.'
        : 'What was made is kept, and the other run goes on from there.',
  });
}

/** To the second. */
export function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
