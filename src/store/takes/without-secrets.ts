import { type Redact, redacted } from '../../diagnostics/redacted.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { Ledger, LedgerEntry } from '../ledger/ledger.ts';

/**
 * The same ledger, into which no secret is written. What a run relies on, names and digests, stays as
 * it is; words do not, nor does what a provider gave to ask for its job by.
 */
export function withoutSecrets(ledger: Ledger, redact: Redact): Ledger {
  return {
    entries: ledger.entries,
    append: (entry) => ledger.append(redactedEntry(entry, redact)),
    close: () => ledger.close(),
  };
}

function redactedEntry(entry: LedgerEntry, redact: Redact): LedgerEntry {
  switch (entry.kind) {
    case 'opened':
    case 'circled':
    case 'retake-ended':
    case 'discarded':
    case 'line-retake-ended':
    case 'line-circled':
    case 'anew-ended':
      return entry;
    case 'line-retake':
      return { ...entry, retake: noteRedacted(entry.retake, redact) };
    case 'anew': {
      const { make } = entry.run;
      return { ...entry, run: { ...entry.run, make: redacted(make, redact) } };
    }
    case 'retake':
      return { ...entry, retake: noteRedacted(entry.retake, redact) };
    case 'step':
      return { ...entry, result: redacted(entry.result, redact) };
    case 'take':
      return { ...entry, take: wordsRedacted(entry.take, redact) };
    case 'keyframe':
      return { ...entry, keyframe: wordsRedacted(entry.keyframe, redact) };
    case 'voice':
      return { ...entry, voice: speechRedacted(entry.voice, redact) };
  }
}

function noteRedacted<Noted extends object>(noted: Noted, redact: Redact): Noted {
  const note = 'note' in noted && typeof noted.note === 'string' ? noted.note : undefined;
  return note === undefined ? noted : { ...noted, note: redact(note) };
}

function wordsRedacted<Made extends TakeRecord | KeyframeRecord>(made: Made, redact: Redact): Made {
  const { model, prompt, notes } = made;
  return {
    ...noteRedacted(made, redact),
    model: redact(model),
    ...(prompt !== undefined && { prompt: redact(prompt) }),
    notes: redacted(notes, redact),
  };
}

function speechRedacted(spoken: VoiceRecord, redact: Redact): VoiceRecord {
  const { model, voice, text, words, notes } = spoken;
  return {
    ...noteRedacted(spoken, redact),
    model: redact(model),
    voice: redact(voice),
    text: redact(text),
    ...(words !== undefined && { words: redacted(words, redact) }),
    notes: redacted(notes, redact),
  };
}
