/** What the path of a field alone tells of it; the same in every shot, so worked out once. */
export interface PathKind {
  /** Whether a staging carries it to a model that pictures it by itself. */
  readonly staged: boolean;
  /** Whether it is the camera's movement, which some models follow of a staging and no more. */
  readonly moved: boolean;
  /** Whether the timeline keeps it. */
  readonly timed: boolean;
  /** The character whose voice it is a field of. */
  readonly voiceOf?: string;
  /** Whether it is the pace of a voice, which decides how long lines last. */
  readonly pace: boolean;
  /** Whether it says where the camera stands at first, which a first frame shows. */
  readonly standpoint: boolean;
  /** The index of the line whose pause it is. */
  readonly pauseOf?: number;
}

const STAGED =
  /^(?:size|framing|angle|dutch|lens|movement|rig|camera|action|beats|characters|changes|mood|narration|dialogue|environment|lighting|style)(?:$|\.)/u;

/** Of those, what is no picture: voices, images of reference, other languages. */
const NOT_PICTURED = /\.(?:voice|references|translations|source|pause)(?:$|\.)/u;

const MOVED = /^(?:movement|rig)(?:$|\.)/u;

const TIMED =
  /^(?:duration|transition\.(?:type|duration)|beats\.\d+\.at|dialogue\.\d+\.(?:at|pause|character))$/u;
const PAUSE = /^dialogue\.(\d+)\.pause$/u;
const VOICE = /^characters\.([^.]+)\.voice\.(.+)$/u;

/** Works out the kind of a path, or finds it in `known`. */
export function kindOfPath(path: string, known: Map<string, PathKind>): PathKind {
  const before = known.get(path);
  if (before !== undefined) return before;
  const kind = classify(path);
  known.set(path, kind);
  return kind;
}

function classify(path: string): PathKind {
  const [, voiceOf, voiceField] = VOICE.exec(path) ?? [];
  const [, pauseOf] = PAUSE.exec(path) ?? [];
  return {
    staged: STAGED.test(path) && !NOT_PICTURED.test(path),
    moved: MOVED.test(path),
    timed: TIMED.test(path),
    ...(voiceOf === undefined ? {} : { voiceOf }),
    pace: voiceField === 'rate',
    standpoint: path === 'camera.at' || path === 'camera.facing',
    ...(pauseOf === undefined ? {} : { pauseOf: Number(pauseOf) }),
  };
}
