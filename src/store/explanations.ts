import { explainErrors } from '../diagnostics/explain-errors.ts';
import type { StoreErrorCode } from './store-error.ts';

/** What can be wrong with the folders that are written to, and with the ledger. */
export const STORE_EXPLANATIONS = explainErrors<StoreErrorCode>({
  'folder/blocked': {
    title: 'Something stands where a folder or a file is to be written.',
    why: 'Nothing that is there is removed to make room.',
    mend: 'Move it away, or choose another folder.',
  },
  'folder/changed': {
    title: 'A file that was kept has other bytes now.',
    why: 'Files are kept under the digest of their bytes. It was about to be sent to a provider, who would have made a shot of something else.',
    mend: 'Run the same command again: what was kept is looked at first, and what has changed is made again where it can be.',
  },
  'folder/denied': {
    title: 'A folder may not be written to.',
    why: 'Takes and the ledger are written to `.ministudio` beside the film, and the film to its output folder.',
    mend: 'Change the permissions of the folder, or choose another for the output with `--out`.',
  },
  'folder/failing': {
    title: 'The disk reports an error.',
    why: 'What is written might be lost; so the run stops before anything else is paid for.',
    mend: 'Check the disk before you go on, and make a copy of `.ministudio`.',
  },
  'folder/full': {
    title: 'The disk, or your share of it, is full.',
    why: 'A take counts only once it is on the disk whole.',
    mend: 'Make room and run the same command again: it goes on where it stopped. `ministudio clean film.yaml --dry-run` shows what nobody needs of `.ministudio`.',
  },
  'folder/locked': {
    title: 'Another process is rendering the same film.',
    why: 'Two at once would shoot, and pay for, the same shots.',
    mend: 'Wait until it is done, or stop it. On one machine the lock frees itself when its holder ends, however it ends. A holder on another machine or in another container gives a sign of life every ten seconds in `.ministudio/FILM.owner.json`; one that has given none for a minute is taken over, and `--steal` takes the film over at once. Who was robbed stops before it pays for anything more.',
  },
  'folder/read-only': {
    title: 'The disk can’t be written to.',
    why: 'It is mounted read-only.',
    mend: 'Copy the film to another disk, or choose another folder for the output with `--out`.',
  },
  'spending/damaged': {
    title: 'The book of a month’s spending is damaged.',
    why: '`spending.jsonl` is the memory of what all films of a configuration have cost. A line that was torn by a crash was never acted on and is passed over; one that was changed, or that stands where lines before it are gone, is never guessed at, as the cap would let more pass than is allowed. Nothing is submitted.',
    mend: 'Restore the file from a backup. Or move it away: what the ledger of a film says was in it is counted again once that film is rendered. Until all are, lower the cap of this month by what `ministudio costs --since` says was spent.',
  },
  'ledger/damaged': {
    title: 'A line of the ledger can’t be read.',
    why: 'The ledger is the memory of what was paid for. A last line that was torn by a crash is cut off, but any other damage is never guessed at. Nothing was changed.',
    mend: 'Restore the file from a backup, with the `.head` beside it: that loses nothing. Else `ministudio mend film.yaml --dry-run` shows which lines are whole, what the others told of as far as it can be read, and what may be paid for again; `ministudio mend film.yaml` writes the ledger anew of what is whole, and keeps the damaged one beside it.',
  },
  'ledger/unknown-version': {
    title: 'The ledger was written by another version of ministudio.',
    why: 'Its first line names a form that this version does not know, and reading it wrongly could pay for things twice.',
    mend: 'Use the version that wrote it, or move `.ministudio` away to start anew.',
  },
});
