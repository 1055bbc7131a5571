import type { LightingId } from './ids.ts';

export interface Lighting {
  readonly id: LightingId;
  readonly key: readonly Light[];
  readonly fill: readonly Light[];
  readonly rim: readonly Light[];
  readonly background: readonly Light[];
  readonly practicals: readonly Light[];
  readonly ambient: readonly Light[];
  /** `high_key`, `low_key`, … */
  readonly style?: string;
  /** Key to fill, e.g. `4:1`. */
  readonly ratio?: string;
  /** `golden_hour`, `blue_hour`, `day`, `night`, … */
  readonly time?: string;
  readonly motivatedBy?: string;
  /** `haze → light dust`, … */
  readonly atmosphere: Readonly<Record<string, string>>;
}

export interface Light {
  readonly type?: string;
  readonly name?: string;
  /** A piece of the layout that carries it. */
  readonly at?: string;
  /**
   * Where it comes from. Azimuth in degrees clockwise from the camera's own direction of view as
   * seen from above (0 behind the camera, 90 from the right, 180 against the camera); elevation in
   * degrees above the horizon.
   */
  readonly direction?: { readonly azimuth: number; readonly elevation: number };
  /** `#RRGGBB`. */
  readonly color?: string;
  readonly kelvin?: number;
  readonly quality?: 'hard' | 'soft';
  /** 0 (off) to 1 (full); above 1 is allowed. */
  readonly intensity: number;
}

/** What a shot sets in the lighting; absent keys stay as they are. */
export interface LightingChange {
  /** Another lighting of the film by name. */
  readonly use?: LightingId;
  readonly time?: string;
  /** Multiplies the intensity of every light. */
  readonly intensity?: number;
  readonly note?: string;
}
