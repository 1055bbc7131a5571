/** What a file named by a film is found to be. */
export type AssetFacts =
  | {
      readonly kind: 'missing';
      /** Files in the same folder, named as the film would, for who has misspelt one. */
      readonly beside?: readonly string[];
    }
  /** It is there and only points to a file that is kept elsewhere. */
  | { readonly kind: 'pointer' }
  /** It is there and is no picture, sound or clip that can be decoded. */
  | { readonly kind: 'unreadable'; readonly reason?: string }
  /** It leaves the film's folder, e.g. by a symbolic link. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'image'; readonly width: number; readonly height: number }
  | { readonly kind: 'audio'; readonly seconds?: number }
  | {
      readonly kind: 'video';
      readonly width?: number;
      readonly height?: number;
      readonly seconds?: number;
    };

/** Looks at one file: `path` is as in the film, relative to `folder`, the film's own. */
export type AssetProbe = (path: string, folder: string) => Promise<AssetFacts>;
