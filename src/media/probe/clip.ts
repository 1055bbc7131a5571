import type { FrameRate, Frames } from '../../film/time.ts';

/** What a clip really is, read from its packets, not from what it claims. */
export interface ClipFacts {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** The rate of its frames; null where they are not evenly spaced. */
  readonly rate: FrameRate | null;
  /** Pictures that decode and are shown. */
  readonly frames: Frames;
  readonly seconds: number;
  /** sha256 of the decoder configuration: only clips that agree may be joined by copying. */
  readonly codecConfig: string;
  /** `bt709/tv/yuv420p`, as tagged. */
  readonly color: string;
  /** `bt709`, `bt2020`, `smpte432` (P3), …; `unknown` where they are not tagged. */
  readonly primaries: string;
  /** `bt709`, `pq`, `hlg`, …; `unknown` where it is not tagged. */
  readonly transfer: string;
  readonly hasAudio: boolean;
  /** Whether its codec allows pictures of two fields; `isInterlaced` looks whether there are any. */
  readonly mayHaveFields: boolean;
}
