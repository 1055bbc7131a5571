/** What flite says in one breath. */
export interface Utterance {
  readonly phones: readonly Phone[];
  /** Seconds of the whole sound. */
  readonly from: number;
  readonly to: number;
}

/** One sound of speech, in seconds of its utterance. */
export interface Phone {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const PAUSE = 'pau';

/** Reads `pau:0.220 hh:0.319 …`: each sound with its end. Pauses are left out. */
export function readPhones(line: string): readonly Phone[] {
  let from = 0;
  return signsOf(line).flatMap((sign) => {
    const [name = '', end = ''] = sign.split(':');
    const phone = { name, from, to: Number(end) };
    from = phone.to;
    return name === PAUSE ? [] : [phone];
  });
}

/** The sounds of a line that tells no times. */
export function soundsOf(line: string): readonly string[] {
  return signsOf(line).filter((name) => name !== PAUSE);
}

export function signsOf(line: string): readonly string[] {
  return line.split(' ').filter((sign) => sign !== '');
}
